import type { RenderedSentence } from './rendered.ts';
import { withoutSpace } from './sentences.ts';

/** A sentence beside its counterpart; one side is absent where the other has more. */
export type SentencePair =
  | { kind: 'same'; left: string; right: string }
  | { kind: 'changed'; left: string; right: string }
  | { kind: 'removed'; left: string; right: null }
  | { kind: 'added'; left: null; right: string };

/** Two texts sentence by sentence, in order; spaces do not count. Unlike neighbours between like ones are set side by side. */
export function sentenceDiff(left: string[], right: string[]): SentencePair[] {
  const lengths = commonLengths(left.map(withoutSpace), right.map(withoutSpace));
  const pairs: SentencePair[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = () => {
    const common = Math.min(gone.length, come.length);
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const [before = '', after = ''] = [gone[index], come[index]];
      if (index < common) pairs.push({ kind: 'changed', left: before, right: after });
      else if (index < gone.length) pairs.push({ kind: 'removed', left: before, right: null });
      else pairs.push({ kind: 'added', left: null, right: after });
    }
    [gone, come] = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && other !== undefined && withoutSpace(one) === withoutSpace(other)) {
      flush();
      pairs.push({ kind: 'same', left: one, right: other });
      i += 1;
      j += 1;
    } else if (other === undefined || (one !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      gone.push(one ?? '');
      i += 1;
    } else {
      come.push(other);
      j += 1;
    }
  }
  flush();
  return pairs;
}

/** How many sentences two texts share from each pair of places on. */
function commonLengths(left: string[], right: string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [down, across] = [lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0];
      const length = left[i] === right[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(down, across);
      lengths[i]![j] = length;
    }
  }
  return lengths;
}

/** A number that a sentence prints otherwise than its counterpart. */
export interface NumberDifference {
  name: string | null;
  left: string;
  right: string;
}

const NUMERAL = /-?\d[\d,]*(?:\.\d+)?/g;

/**
 * Which figures make two sentences differ: by their place among the numbers, where both have as many. `right` is a rendered
 * sentence, whose numbers know their names.
 */
export function numberDifferences(left: string, right: RenderedSentence): NumberDifference[] {
  const before = withoutSpace(left).match(NUMERAL) ?? [];
  const named = right.pieces.flatMap((piece) => {
    const name = piece.kind === 'number' ? piece.name : null;
    return (piece.text.match(NUMERAL) ?? []).map((text) => ({ text, name }));
  });
  if (before.length !== named.length) return [];
  return named.flatMap(({ text, name }, index) => {
    const other = before[index] ?? '';
    return other === text ? [] : [{ name, left: other, right: text }];
  });
}

/** A stretch of a sentence, `isOther` where the counterpart says something else. */
export interface Stretch {
  text: string;
  isOther: boolean;
}

/** What to mark on both sides of a changed sentence: the numbers alone where only numbers differ, else all between the common ends. */
export function stretchesOf(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  const [one, other] = [withoutSpace(left), withoutSpace(right)];
  const [texts, otherTexts] = [one.split(NUMERAL), other.split(NUMERAL)];
  if (JSON.stringify(texts) !== JSON.stringify(otherTexts)) return marked(middleOf(one, other));
  const [numbers, otherNumbers] = [one.match(NUMERAL) ?? [], other.match(NUMERAL) ?? []];
  const side = (own: string[], against: string[]) =>
    texts.flatMap((text, index): Stretch[] => {
      const number = own[index];
      const plain = { text, isOther: false };
      return number === undefined ? [plain] : [plain, { text: number, isOther: number !== against[index] }];
    });
  return { left: side(numbers, otherNumbers), right: side(otherNumbers, numbers) };
}

function marked({ head, left, right, tail }: ReturnType<typeof middleOf>) {
  const side = (middle: string): Stretch[] => [
    { text: head, isOther: false },
    { text: middle, isOther: true },
    { text: tail, isOther: false },
  ];
  return { left: side(left), right: side(right) };
}

/** Common head and tail, and the middle on each side. */
function middleOf(left: string, right: string): { head: string; left: string; right: string; tail: string } {
  let head = 0;
  while (head < Math.min(left.length, right.length) && left[head] === right[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(left.length, right.length) - head &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  )
    tail += 1;
  return {
    head: left.slice(0, head),
    left: left.slice(head, left.length - tail),
    right: right.slice(head, right.length - tail),
    tail: left.slice(left.length - tail),
  };
}
