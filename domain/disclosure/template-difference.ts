import { type SentencePair, sentenceDiff } from './sentence-diff.ts';
import type { TemplateSection } from './template.ts';

/** A section that two versions of a wording do not have alike; `pairs` are the lines that differ, heading first. */
export interface SectionDifference {
  code: string;
  heading: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  pairs: Exclude<SentencePair, { kind: 'same' }>[];
}

/** What the later version has otherwise, in its own order, and then what it has no more. */
export function templateDifference(
  before: readonly TemplateSection[],
  after: readonly TemplateSection[],
): SectionDifference[] {
  const former = new Map(before.map((section) => [section.code, section]));
  const current = new Set(after.map(({ code }) => code));
  const moved = movedCodes(before, after);
  const kept = after.flatMap((section): SectionDifference[] => {
    const { code, heading } = section;
    const old = former.get(code);
    if (old === undefined) return [{ code, heading, kind: 'added', pairs: linePairs(null, section) }];
    const pairs = linePairs(old, section);
    if (pairs.length > 0 || old.level !== section.level) return [{ code, heading, kind: 'changed', pairs }];
    return moved.has(code) ? [{ code, heading, kind: 'moved', pairs }] : [];
  });
  const gone = before.filter(({ code }) => !current.has(code));
  return [
    ...kept,
    ...gone.map((section): SectionDifference => {
      const { code, heading } = section;
      return { code, heading, kind: 'removed', pairs: linePairs(section, null) };
    }),
  ];
}

function linePairs(before: TemplateSection | null, after: TemplateSection | null): SectionDifference['pairs'] {
  return sentenceDiff(linesOf(before), linesOf(after)).flatMap((pair) => (pair.kind === 'same' ? [] : [pair]));
}

function linesOf(section: TemplateSection | null): string[] {
  return section === null ? [] : [section.heading, ...section.text.split('\n')].filter((line) => line.trim() !== '');
}

/** Codes both have whose place among the common ones is another: all but the longest run that kept its order. */
function movedCodes(before: readonly TemplateSection[], after: readonly TemplateSection[]): Set<string> {
  const place = new Map(before.map(({ code }, index) => [code, index]));
  const codes = after.flatMap(({ code }) => (place.has(code) ? [code] : []));
  const lengths: number[] = [];
  const previous: number[] = [];
  codes.forEach((code, index) => {
    let [best, from] = [0, -1];
    for (let other = 0; other < index; other += 1) {
      const isBefore = (place.get(codes[other] ?? '') ?? 0) < (place.get(code) ?? 0);
      if (isBefore && (lengths[other] ?? 0) > best) [best, from] = [lengths[other] ?? 0, other];
    }
    lengths.push(best + 1);
    previous.push(from);
  });
  const kept = new Set<string>();
  for (let at = lengths.indexOf(Math.max(...lengths)); at >= 0; at = previous[at] ?? -1) kept.add(codes[at] ?? '');
  return new Set(codes.filter((code) => !kept.has(code)));
}
