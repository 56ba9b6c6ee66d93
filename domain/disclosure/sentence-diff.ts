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

/** Runs of a changed sentence that both sides share, for marking what differs: common head and tail, the middle on each side. */
export function middleOf(left: string, right: string): { head: string; left: string; right: string; tail: string } {
  const [one, other] = [withoutSpace(left), withoutSpace(right)];
  let head = 0;
  while (head < Math.min(one.length, other.length) && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return {
    head: one.slice(0, head),
    left: one.slice(head, one.length - tail),
    right: other.slice(head, other.length - tail),
    tail: one.slice(one.length - tail),
  };
}
