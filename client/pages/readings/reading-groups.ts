import { lastOf } from '#domain/last-of.ts';
import { SECTION_KEYS, type SectionKey } from '#domain/reading/outline.ts';
import type { ReadFigure, ReadingView, ReadStatement } from '../../queries/readings.ts';
import { sectionWords } from './reading-words.ts';

export type ReadItem = (ReadFigure | ReadStatement) & { direction?: string | null; reason?: string | null };

export interface ItemGroup {
  title: string;
  items: ReadItem[];
}

export const VIEWS = ['all', 'unsure', 'unread', 'forms', 'differences'] as const;
export type View = (typeof VIEWS)[number];

/** The view an address names; without one what needs a person most. */
export function viewIn(asked: unknown, view: Pick<ReadingView, 'figures' | 'statements'>): View {
  const named = VIEWS.find((one) => one === asked);
  if (named) return named;
  return isAnyUnsure(view) ? 'unsure' : 'all';
}

const isUnsure = ({ certainty }: { certainty: string }) => certainty === 'likely';
const isAnyUnsure = ({ figures, statements }: Pick<ReadingView, 'figures' | 'statements'>) =>
  figures.some(isUnsure) || statements.some(isUnsure);

/** Chips over the review with what each would show. */
export function viewOptions(view: ReadingView): { value: View; word: string; count: number }[] {
  const items = [...view.figures, ...view.statements];
  const all: { value: View; word: string; count: number }[] = [
    { value: 'unsure', word: '请核对的数', count: items.filter(isUnsure).length },
    { value: 'all', word: '全部读懂的', count: items.length },
    { value: 'unread', word: '没有读懂', count: unreadCount(view) },
    { value: 'forms', word: '自评表', count: view.forms.length },
    { value: 'differences', word: '与现有数据不同', count: view.differences.length },
  ];
  return all;
}

export function unreadCount({
  missing,
  missingSections,
  remainders,
}: Pick<ReadingView, 'missing' | 'missingSections' | 'remainders'>): number {
  return missing.length + missingSections.length + remainders.length;
}

/** Items by section, in the order of the layout; the figures of the prose stand behind the counted ones of their section. */
export function itemGroups(
  { figures, statements }: Pick<ReadingView, 'figures' | 'statements'>,
  onlyUnsure: boolean,
): ItemGroup[] {
  const shown = <T extends { certainty: string }>(items: readonly T[]) =>
    items.filter((item) => !onlyUnsure || isUnsure(item));
  const groups = SECTION_KEYS.map((key): ItemGroup => {
    return { title: sectionWords(key), items: shown(figures).filter(({ section }) => section === key) };
  });
  groups.push({ title: '十一、预算绩效情况：文字中的数', items: shown(statements) });
  return groups.filter(({ items }) => items.length > 0);
}

/** Figures that were not found, by section: one line for each section. */
export function missingGroups({
  missing,
}: Pick<ReadingView, 'missing'>): { key: SectionKey; title: string; names: string[] }[] {
  return SECTION_KEYS.map((key) => ({
    key,
    title: sectionWords(key),
    names: missing.filter(({ section }) => section === key).map(({ name }) => name),
  })).filter(({ names }) => names.length > 0);
}

/** The passage a quote stands in, cut in three; null where the place is in no section. */
export function passageAround(
  { text, sections }: Pick<ReadingView, 'text' | 'sections'>,
  { start, end }: { start: number; end: number },
): { title: string; before: string; quote: string; after: string } | null {
  const section = lastOf(sections.filter((one) => one.start <= start));
  if (!section || end > text.length || start >= end) return null;
  const stop = Math.max(end, section.end);
  return {
    title: section.title,
    before: text.slice(section.start, start),
    quote: text.slice(start, end),
    after: text.slice(end, stop),
  };
}
