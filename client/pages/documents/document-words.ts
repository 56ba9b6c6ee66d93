import type { DisclosureDocument, DocumentSection, Publications, TemplateBook } from '../../queries/documents.ts';
import { timeWords } from '../../words/dates.ts';

const MOST_NAMED = 6;

function listed(names: string[]): string {
  return `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? '等' : ''}`;
}

export function missingWords({ missing }: Pick<DisclosureDocument, 'missing'>): string {
  return missing.length === 0 ? '' : `缺少 ${missing.length} 项数据，补齐后才能发布：${listed(missing)}。`;
}

export function earlyWords({ early }: Pick<DisclosureDocument, 'early'>): string {
  if (early.length === 0) return '';
  const months = early.map(({ name, month }) => `${name}（${month} 月）`);
  return `${early.length} 项指标还没有 12 月的数据，现按最近月份显示，补齐后才能发布：${listed(months)}。`;
}

export function unboundWords({ unbound }: Pick<DisclosureDocument, 'unbound'>): string {
  if (unbound.length === 0) return '';
  return `${unbound.length} 个数为手工输入，没有绑定数据，正文中标有“未绑定”：${listed(unbound.map(({ text }) => text))}。`;
}

export function templateWords({ year, template }: Pick<DisclosureDocument, 'year' | 'template'>): string {
  const version = `模板第 ${template.version} 版`;
  return template.year === year
    ? `按本年度${version}生成。`
    : `本年度尚无模板，按 ${template.year} 年度${version}生成。`;
}

/** Empty while the last publication says what today's data say. */
export function outdatedWords(publications: Publications | null): string {
  const [last] = publications?.publications ?? [];
  const outdated = publications?.outdated;
  if (!last || !outdated) return '';
  const parts = [
    ...(outdated.sentences.length > 0 ? [`${outdated.sentences.length} 个句子`] : []),
    ...(outdated.forms.length > 0 ? [`${outdated.forms.length} 张自评表`] : []),
  ];
  return `第 ${last.version} 版于 ${timeWords(last.publishedAt)} 发布，此后${parts.join('、')}已变化。`;
}

/** The headings that the table of contents leads to. */
export function contentsOf(sections: DocumentSection[]): { code: string; text: string; isPart: boolean }[] {
  return sections.flatMap(({ code, level, heading }) =>
    heading === null ? [] : [{ code, text: heading.text, isPart: level === 'part' }],
  );
}

/** A section that cannot be published as it is: the figures that are not there, and those that are not of December. */
export interface SectionGap {
  code: string;
  heading: string;
  missing: string[];
  early: string[];
}

export function gapsOf(sections: DocumentSection[]): SectionGap[] {
  return sections.flatMap(({ code, heading, paragraphs }) => {
    const sentences = [...(heading ? [heading] : []), ...paragraphs.flatMap((paragraph) => paragraph.sentences)];
    const pieces = sentences.flatMap((sentence) => sentence.pieces);
    const missing = new Set(pieces.flatMap((piece) => (piece.kind === 'missing' ? [piece.name] : [])));
    const early = new Set(
      pieces.flatMap((piece) =>
        piece.kind === 'number' && piece.ref?.kind === 'indicator' && piece.ref.month < 12
          ? [`${piece.name ?? ''}（截至 ${piece.ref.month} 月）`]
          : [],
      ),
    );
    if (missing.size + early.size === 0) return [];
    return [{ code, heading: heading?.text ?? '封面', missing: [...missing], early: [...early] }];
  });
}

export function versionWords({ year, from, version }: Pick<TemplateBook, 'year' | 'from' | 'version'>): string {
  return version === 0
    ? `${year} 年度尚无自己的模板，以下为 ${from} 年度的，保存后成为本年度第 1 版。`
    : `${year} 年度第 ${version} 版`;
}
