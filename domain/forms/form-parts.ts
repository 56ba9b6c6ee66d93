import { type Exact, printed, printedInFull } from '#domain/decimal.ts';
import { executionRateOf } from '#domain/scoring/execution-score.ts';
import type { ScoredForm, ScoredRow } from '#domain/scoring/form-score.ts';
import { body, type Cell, type CellRef, figure, label, runsOf } from './document.ts';
import type { FormRow } from './form.ts';

type PointsText = (points: Exact) => string;

/** `15`, `14.16`: as the overall form and every total print points. */
export const shortPoints: PointsText = (points) => (points.isInteger() ? points.toFixed() : printed(points, 2));
/** `15.00`: as the rows of a project form print them. */
export const fullPoints: PointsText = (points) => printed(points, 2);

/** The score in force as the paper shows it: printed as printed unless a manual one stands, otherwise computed. */
export function scoreText(line: ScoredRow | NonNullable<ScoredForm['execution']>, pointsText: PointsText): string {
  if (line.manual === null && line.printed !== null) return line.printed;
  return line.inForce === null ? '' : pointsText(line.inForce);
}

/** The total as printed, otherwise the sum; empty while nothing is scored. */
export function totalText({ total }: ScoredForm): string {
  return total.printed ?? (total.computed === null ? '' : shortPoints(total.computed));
}

/** Weight, rate and score of fund line `index`; the paper prints them once and dashes below. */
export function fundScoreCells(
  scored: ScoredForm,
  index: number,
  {
    column,
    dash,
    pointsText,
    lastColspan = 1,
  }: {
    column: number;
    dash: string;
    pointsText: PointsText;
    lastColspan?: number;
  },
): Cell[] {
  const { execution, form } = scored;
  const line = form.funds[index];
  const isScored = execution ? execution.line.index === index : index === 0;
  const texts = {
    weight: line?.weight ?? (isScored ? '' : dash),
    rate: line?.rate ?? (isScored ? rateText(scored, pointsText) : dash),
    score: isScored && execution ? scoreText(execution, pointsText) : (line?.printedScore ?? (isScored ? '' : dash)),
  };
  const ref = (field: 'weight' | 'rate' | 'score'): CellRef => ({ part: 'fund', fund: index, field });
  return [
    figure(column, texts.weight, { ref: ref('weight') }),
    figure(column + 1, texts.rate, { ref: ref('rate') }),
    figure(column + 2, texts.score, { ref: ref('score'), colspan: lastColspan }),
  ];
}

function rateText({ execution, form }: ScoredForm, pointsText: PointsText): string {
  const { execution: policy } = form.policy;
  const rate = execution ? executionRateOf(execution.line, policy) : null;
  if (rate === null) return '';
  return `${rate.isInteger() ? pointsText(rate) : printedInFull(rate, policy.rateDecimals)}%`;
}

/** Name of fund line `index`, in the heading column of the funds. */
export function sourceCell({ form }: ScoredForm, index: number, column: number): Cell {
  return label(column, form.funds[index]?.source ?? '', { ref: { part: 'fund', fund: index, field: 'source' } });
}

/** Initial, adjusted and executed amount of fund line `index`, from `column`. */
export function amountCells({ form }: ScoredForm, index: number, column: number): Cell[] {
  const fields = ['initial', 'adjusted', 'executed'] as const;
  return fields.map((field, offset) =>
    figure(column + offset, form.funds[index]?.[field] ?? null, { ref: { part: 'fund', fund: index, field } }),
  );
}

/** 一级 and 二级指标 merged down over equal neighbours, 三级指标 beside them; one list of cells per row. */
export function levelCells(rows: FormRow[], column: number): Cell[][] {
  const first = runsOf(rows, (row, next) => row.level1 === next.level1);
  const second = runsOf(rows, (row, next) => row.level1 === next.level1 && row.level2 === next.level2);
  const ref = (row: number, field: 'level1' | 'level2' | 'level3'): CellRef => ({ part: 'row', row, field });
  return rows.map((row, index) => [
    ...(first[index] ? [label(column, row.level1, { rowspan: first[index], ref: ref(index, 'level1') })] : []),
    ...(second[index] ? [label(column + 1, row.level2, { rowspan: second[index], ref: ref(index, 'level2') })] : []),
    body(column + 2, row.level3, { ref: ref(index, 'level3') }),
  ]);
}
