import type { FormDraftInput } from '#domain/forms/form-draft.ts';
import { compact, type SourceLine } from '../source-lines.ts';

type Fund = NonNullable<FormDraftInput['funds']>[number];

const FIGURE = '(?:-?[\\d,]+(?:\\.\\d+)?%?|[-—–]+|/)';
const FUND = new RegExp(`^(.*?)\\s*((?:${FIGURE} ){2,5}${FIGURE})$`);

/** What stands sideways beside the rows, where a text gives it among them. */
const SIDE = /^(?:项目|部门(?:[(（]单位[)）])?)资金[(（]万?元[)）]/;

/** Rows of funds: a name, wrapped or not, and up to six figures in the order of the heading. What is left over comes back in `rest`. */
export function fundsOf(lines: readonly SourceLine[]): { funds: Fund[]; rest: string } {
  const funds: Fund[] = [];
  let open = '';
  for (const { text } of lines) {
    const match = FUND.exec(text);
    if (!match) {
      open += text;
      continue;
    }
    const [initial, adjusted, executed, weight, rate, score] = match[2]!
      .split(' ')
      .map((word) => (/\d/.test(word) ? word : null));
    funds.push({
      source: compact(`${open}${match[1]}`).replace(SIDE, ''),
      initial: initial ?? null,
      adjusted: adjusted ?? null,
      executed: executed ?? null,
      weight: weight ?? null,
      rate: rate ?? null,
      score: score ?? null,
    });
    open = '';
  }
  return { funds, rest: compact(open) };
}
