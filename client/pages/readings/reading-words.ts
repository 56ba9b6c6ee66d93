import { SECTION_NAMES, type SectionKey } from '#domain/reading/outline.ts';
import type { ReadFigure, ReadingBrief, ReadingView } from '../../queries/readings.ts';
import { grouped } from '../../words/numbers.ts';

const LARGEST_FILE = 8 * 1024 * 1024;

/** Why a file need not be sent at all; null when it may be. */
export function fileRefusal({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (/\.(doc|wps|rtf)$/i.test(name)) return '请先用 Word 或 WPS 另存为 docx，再选择新文件。';
  if (/\.pdf$/i.test(name)) return '不能直接读取 PDF：请全选、复制为文本文件（txt），或用 WPS 转成 docx 后再选择。';
  if (!/\.(txt|text|docx)$/i.test(name)) return '请选择 txt 或 docx 格式的公开文本。';
  if (size === 0) return '文件是空的，请核对后重新选择。';
  return size > LARGEST_FILE ? '文件超过 8 MB，请删去图片和附件后再选择。' : null;
}

export const stateWords: Record<ReadingBrief['state'], { word: string; sign: string; tone: string }> = {
  open: { word: '待核对', sign: '○', tone: 'status-behind' },
  accepted: { word: '已采用', sign: '✓', tone: 'status-met' },
  discarded: { word: '已作废', sign: '—', tone: 'status-no-data' },
};

export const certaintyWords: Record<ReadFigure['certainty'], { word: string; sign: string; tone: string }> = {
  certain: { word: '确定', sign: '✓', tone: 'status-met' },
  likely: { word: '请核对', sign: '!', tone: 'status-behind' },
};

/** 决算数据 189 项、文字数据 57 项、自评表 20 张 */
export function countWords({
  figures,
  statements,
  forms,
}: Pick<ReadingBrief['counts'], 'figures' | 'statements' | 'forms'>): string {
  return `决算数据 ${figures} 项、文字数据 ${statements} 项、自评表 ${forms} 张`;
}

/** What is open: 2 项请核对，3 处没有读懂. */
export function openWords({ unsure, unread }: Pick<ReadingBrief['counts'], 'unsure' | 'unread'>): string {
  if (unsure === 0 && unread === 0) return '全部读懂';
  const parts = [unsure > 0 ? `${unsure} 项请核对` : '', unread > 0 ? `${unread} 处没有读懂` : ''];
  return parts.filter((part) => part !== '').join('，');
}

/** 第一部分 单位概况; 一、收入支出决算总体情况 */
export function sectionWords(key: SectionKey): string {
  return key.startsWith('第') ? `${key} ${SECTION_NAMES[key]}` : `${key}、${SECTION_NAMES[key]}`;
}

/** 减少 25.49 万元 */
export function valueWords({
  direction,
  printed,
  unit,
}: {
  direction?: string | null;
  printed: string;
  unit: string;
}): string {
  const space = unit === '%' ? '' : ' ';
  return `${direction ? `${direction} ` : ''}${grouped(printed)}${space}${unit}`;
}

/** What accepting writes, and what it leaves out. */
export function acceptWords(view: ReadingView): { writes: string; leavesOut: string | null } {
  const taken = <T extends { decision: { choice: string } }>(items: readonly T[]) =>
    items.filter(({ decision }) => decision.choice !== 'leave');
  const forms = taken(view.forms).filter(({ existing }) => existing === null);
  const counts = {
    figures: taken(view.figures).length,
    statements: taken(view.statements).length,
    forms: forms.length,
  };
  const left =
    view.figures.length +
    view.statements.length +
    view.forms.length -
    counts.figures -
    counts.statements -
    forms.length;
  const hasFigures = counts.figures + counts.statements > 0;
  const existing = view.forms.filter((form) => form.existing !== null).length;
  const reasons = [
    view.undecided > 0 ? `${view.undecided} 项请核对而没有决定` : '',
    existing > 0 ? `${existing} 张自评表本年度已有，不覆盖` : '',
  ].filter((reason) => reason !== '');
  return {
    writes: `将写入 ${view.year} 年度的${countWords(counts)}${hasFigures ? '，以及公开文本的全部段落' : ''}。`,
    leavesOut: left === 0 ? null : `${left} 项不写入${reasons.length > 0 ? `（其中 ${reasons.join('，')}）` : ''}。`,
  };
}

/** 变化 3 项，新增 1 项，不再保留 2 项 */
export function differenceCounts(differences: ReadingView['differences']): string {
  const changed = differences.filter((one) => one.old !== null && one.new !== null).length;
  const added = differences.filter((one) => one.old === null).length;
  const gone = differences.filter((one) => one.new === null).length;
  const parts = [
    changed > 0 ? `变化 ${changed} 项` : '',
    added > 0 ? `新增 ${added} 项` : '',
    gone > 0 ? `不再保留 ${gone} 项` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '与现有数据完全一致' : parts.join('，');
}
