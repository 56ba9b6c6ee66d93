import type { LocationQuery } from 'vue-router';
import { exact, exactOrNull, printedInFull } from '#domain/decimal.ts';
import type { CellRef } from '#domain/forms/document.ts';
import type { Status } from '#domain/indicators/status.ts';
import type { FormDetail, FormRowView, FundView } from '../../queries/forms.ts';
import { standingManual } from './proof/manual-words.ts';

/** A scored line: a row, or the budget execution of a fund. Both count from 0, as in the document. */
export type Selection = { part: 'row'; row: number } | { part: 'fund'; fund: number };

type Lines = Pick<FormDetail, 'rows' | 'funds'>;

/** `?row=3`, the row that every text calls 第 3 行, or `?fund=0`, the fund as the document counts; null when there is none. */
export function selectionIn({ row, fund }: LocationQuery, form: Lines): Selection | null {
  const index = (text: unknown) => (typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : -1);
  if (form.rows[index(row) - 1]) return { part: 'row', row: index(row) - 1 };
  return form.funds[index(fund)]?.proof ? { part: 'fund', fund: index(fund) } : null;
}

export function selectionQuery(selection: Selection | null): { row?: string; fund?: string } {
  if (selection === null) return {};
  return selection.part === 'row' ? { row: String(selection.row + 1) } : { fund: String(selection.fund) };
}

/** The line whose proof a cell opens; amounts, goals and headings open none. */
export function selectionOf(ref: CellRef | null, form: Lines): Selection | null {
  if (ref?.part === 'row' && ['score', 'target', 'actual'].includes(ref.field)) return { part: 'row', row: ref.row };
  if (ref?.part === 'fund' && ['score', 'rate'].includes(ref.field) && form.funds[ref.fund]?.proof) {
    return { part: 'fund', fund: ref.fund };
  }
  return null;
}

/** The scored line a cell belongs to, whether or not the cell itself opens its proof. */
export function lineOf(ref: CellRef, form: Lines): Selection | null {
  if (ref.part === 'row') return { part: 'row', row: ref.row };
  return ref.part === 'fund' && form.funds[ref.fund]?.proof ? { part: 'fund', fund: ref.fund } : null;
}

/** One scored line as list and proof show it. */
export interface ScoredLine {
  selection: Selection;
  name: string;
  level: string;
  target: string | null;
  actual: string | null;
  weight: string | null;
  score: string | null;
  standing: Standing;
}

export interface Standing {
  status: Status;
  sign: string;
  word: string;
}

/** Full score, points lost, a printed score its rule does not give, one given by judgement, or none yet. */
export function standingOf(line: FormRowView | FundView): Standing {
  const standing = standingOfScore(line);
  const isWaiting = 'manualProposal' in line && Boolean(line.manualProposal);
  return isWaiting ? { ...standing, word: `${standing.word}，有评分待批准` } : standing;
}

function standingOfScore(line: FormRowView | FundView): Standing {
  const { score, weight, proof } = line;
  const manual = standingManual(line);
  if (manual && manual.changes.length > 0) return { status: 'behind', sign: '▲', word: '人工评分待复核' };
  if (!manual && proof?.reproduced === false) return { status: 'seriously-behind', sign: '◆', word: '与规则不符' };
  const points = exactOrNull(score);
  if (points === null || weight === null) return { status: 'no-data', sign: '○', word: '未计分' };
  const lost = exact(weight).minus(points);
  const whose = manual ? '人工评分，' : '';
  if (lost.gt(0)) return { status: 'behind', sign: '▲', word: `${whose}扣 ${printedInFull(lost, 2)} 分` };
  return { status: 'met', sign: '✓', word: `${whose}满分` };
}

/** Budget execution first, then the rows, as on the paper. */
export function scoredLines(form: Lines): ScoredLine[] {
  const funds = form.funds.flatMap((line, fund) =>
    line.proof === null
      ? []
      : [
          {
            selection: { part: 'fund', fund } as const,
            name: '预算执行',
            level: '资金',
            target: null,
            actual: line.rate ?? line.proof.inputs.find(({ name }) => name === '执行率')?.value ?? null,
            weight: line.weight,
            score: line.score,
            standing: standingOf(line),
          },
        ],
  );
  const rows = form.rows.map((line, row) => ({
    selection: { part: 'row', row } as const,
    name: line.level3,
    level: `${line.level1} · ${line.level2}`,
    target: line.targetText,
    actual: line.actualText,
    weight: line.weight,
    score: line.score,
    standing: standingOf(line),
  }));
  return [...funds, ...rows];
}

export function isDeviating({ standing }: ScoredLine): boolean {
  return standing.status === 'behind' || standing.status === 'seriously-behind';
}

export function isSame(one: Selection | null, other: Selection | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Name of a cell in the page, so that a finding can lead to it. */
export function cellKey(ref: CellRef | null): string | null {
  if (ref === null) return null;
  switch (ref.part) {
    case 'row':
      return `row-${ref.row}-${ref.field}`;
    case 'fund':
      return `fund-${ref.fund}-${ref.field}`;
    case 'goal':
    case 'heading':
      return `${ref.part}-${ref.field}`;
    case 'total':
      return 'total';
  }
}
