import { type Exact, exact, printedInFull } from '../decimal.ts';
import type { Form, FormRow } from '../forms/form.ts';
import { compared, type Finding } from './finding.ts';
import { formTitle, placeIn, rowWords } from './form-place.ts';
import type { Side } from './side.ts';

export interface MeasuredIndicator {
  id: number;
  name: string;
  unit: string;
  decimals: number;
  /** Year-end value from approved figures; null when December is not there. */
  yearEnd: Exact | null;
}

/** A figure as the prose of the disclosure states it. */
export interface Statement {
  indicatorId: number | null;
  name: string;
  printed: string;
  unit: string;
  quote: string;
}

interface Occurrence {
  form: Form;
  row: FormRow;
  /** Counted from 0. */
  index: number;
}

/** Every row's actual against the approved figures of its indicator. */
export function rowFindings(forms: Form[], indicators: MeasuredIndicator[]): Finding[] {
  return indicators.flatMap((indicator) =>
    occurrencesOf(forms, indicator.id).flatMap(({ form, row, index }) => {
      if (row.actual === null || indicator.yearEnd === null) return [];
      const place = placeIn(form, {
        check: 'figure',
        other: '月报为',
        words: [rowWords(form, index), '月报'],
        cell: { part: 'row', row: index, field: 'actual' },
        indicatorId: indicator.id,
        against: [reportedSide(indicator)],
      });
      const expected = printedInFull(indicator.yearEnd, indicator.decimals);
      return compared(place, row.actual, expected, `${row.level3}`, indicator.unit) ?? [];
    }),
  );
}

/** One indicator in several forms has one actual and one target. */
export function sameIndicatorFindings(forms: Form[], indicators: MeasuredIndicator[]): Finding[] {
  return indicators.flatMap((indicator) => {
    const [first, ...others] = occurrencesOf(forms, indicator.id);
    if (!first) return [];
    return others.flatMap((other) =>
      (['actual', 'target'] as const).flatMap((key) => {
        const stated = other.row[key];
        const expected = first.row[key];
        if (stated === null || expected === null) return [];
        const place = placeIn(other.form, {
          check: 'same-indicator',
          other: `${formTitle(first.form)}为`,
          words: [rowWords(other.form, other.index), formTitle(first.form)],
          cell: { part: 'row', row: other.index, field: key },
          indicatorId: indicator.id,
          against: [
            { kind: 'cell', formId: Number(first.form.id), cell: { part: 'row', row: first.index, field: key } },
          ],
        });
        const what = `${indicator.name}的${key === 'actual' ? '完成值' : '目标值'}`;
        return compared(place, stated, expected, what, indicator.unit) ?? [];
      }),
    );
  });
}

/** The prose against the approved figures. */
export function statementFindings(statements: Statement[], indicators: MeasuredIndicator[]): Finding[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return statements.flatMap((statement) => {
    const indicator = statement.indicatorId === null ? undefined : byId.get(statement.indicatorId);
    if (!indicator?.yearEnd) return [];
    const where = [`部门决算公开说明 十一：“${statement.quote}”`, '月报'];
    const sides: Side[] = [{ kind: 'statement', quote: statement.quote }, reportedSide(indicator)];
    const place = { check: 'statement', other: '月报为', where, indicatorId: indicator.id, sides } as const;
    const expected = printedInFull(indicator.yearEnd, indicator.decimals);
    const stated = printedInFull(exact(statement.printed), 0);
    return compared(place, stated, expected, `${indicator.name}在文字中`, indicator.unit) ?? [];
  });
}

function reportedSide({ id, yearEnd, decimals, unit, name }: MeasuredIndicator): Side {
  const value = yearEnd === null ? '' : printedInFull(yearEnd, decimals);
  return { kind: 'indicator', indicatorId: id, words: `${name}：${value} ${unit}` };
}

function occurrencesOf(forms: Form[], indicatorId: number): Occurrence[] {
  return forms.flatMap((form) =>
    form.rows.flatMap((row, index) => (row.indicatorId === String(indicatorId) ? [{ form, row, index }] : [])),
  );
}
