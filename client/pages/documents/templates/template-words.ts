import type { TemplateSection } from '#domain/disclosure/template.ts';
import type { TemplateFigure, TemplateIssue } from '../../../queries/documents.ts';

export function isChanged(before: readonly TemplateSection[], after: readonly TemplateSection[]): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Codes of the sections that differ. */
export function changedCodes(before: readonly TemplateSection[], after: readonly TemplateSection[]): Set<string> {
  const former = new Map(before.map((section) => [section.code, JSON.stringify(section)]));
  return new Set(
    after.flatMap((section) => (former.get(section.code) === JSON.stringify(section) ? [] : [section.code])),
  );
}

export function issuesIn(issues: readonly TemplateIssue[], code: string): TemplateIssue[] {
  return issues.filter(({ section }) => section === code);
}

/** The text with a placeholder in the place of what is chosen, and where it ends. */
export function insertedAt(text: string, placeholder: string, from: number, to: number): { text: string; end: number } {
  const set = `{${placeholder}}`;
  return { text: text.slice(0, from) + set + text.slice(to), end: from + set.length };
}

export function headingOf({ code, heading }: TemplateSection): string {
  return heading || (code === 'cover' ? '封面' : '（未命名章节）');
}

const MOST_SHOWN = 80;

/** Figures whose name, code or group has all the words looked for. */
export function figuresMatching(figures: readonly TemplateFigure[], words: string): TemplateFigure[] {
  const wanted = words.trim().toLowerCase().split(/\s+/);
  return figures
    .filter(({ name, code, group, section }) => {
      const all = `${name} ${code} ${group} ${section ?? ''}`.toLowerCase();
      return wanted.every((word) => all.includes(word));
    })
    .slice(0, MOST_SHOWN);
}

export function placeWords({ field, line, column }: Pick<TemplateIssue, 'field' | 'line' | 'column'>): string {
  return field === 'heading' ? `标题第 ${column} 字` : `第 ${line} 行第 ${column} 字`;
}

export const issueWords = { error: '✕ 错误', missing: '▲ 缺数据', unbound: '◇ 未绑定' } as const;

/** What a wording without errors still leaves open, for who is about to save it; empty where nothing is. */
export function doubtWords(issues: readonly Pick<TemplateIssue, 'level'>[]): string {
  const count = (level: TemplateIssue['level']) => issues.filter((issue) => issue.level === level).length;
  const [unbound, missing] = [count('unbound'), count('missing')];
  return [
    ...(unbound > 0 ? [`有 ${unbound} 个手工输入的数将标为“未绑定”。`] : []),
    ...(missing > 0 ? [`有 ${missing} 处数据还缺，生成时会标出。`] : []),
  ].join('');
}
