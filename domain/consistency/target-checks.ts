import { exact, printed } from '../decimal.ts';
import type { Form, FormRow } from '../forms/form.ts';
import { likeness } from '../prose/likeness.ts';
import { estimateOf, percentageOf, placesOf } from './estimate.ts';
import type { Statement } from './figure-checks.ts';
import { comparedWithin, type Finding } from './finding.ts';
import { formTitle, rowWords } from './form-place.ts';
import type { Side } from './side.ts';

/** 基本养老保险参保人数完成自治区下达任务比例: of what, of whose task. */
const TASK = /^(.+?)完成(.*?任务)/;
const NAMED = 0.75;

/** A figure measured by two targets: the form's row gives one rate of completion, the prose states another of the task. */
export function targetFindings(forms: Form[], statements: Statement[]): Finding[] {
  const rates = statements.flatMap((statement) => {
    const subject = TASK.exec(statement.name)?.[1];
    return subject === undefined || statement.unit !== '%' ? [] : [{ statement, subject }];
  });
  return [
    ...rates.flatMap(({ statement, subject }) => completionFindings(forms, statement, subject)),
    ...forms.flatMap((form) => form.rows.flatMap((row, index) => taskRowFinding({ form, row, index }, rates) ?? [])),
  ];
}

function completionFindings(forms: Form[], statement: Statement, subject: string): Finding[] {
  return forms.flatMap((form) =>
    form.rows.flatMap((row, index) => {
      const { target, actual, operator } = row;
      if (target === null || actual === null || operator !== '>=' || row.unit === '%') return [];
      if (likeness(row.level3, subject) < NAMED) return [];
      const completion = percentageOf(estimateOf(actual), estimateOf(target));
      if (completion === null) return [];
      const words = `${row.level3}：完成值 ${actual} ÷ 指标值 ${target} = ${printed(completion.value, 2)}%`;
      const sides: Side[] = [
        { kind: 'statement', quote: statement.quote },
        { kind: 'worked', words, formId: Number(form.id), cell: { part: 'row', row: index, field: 'actual' } },
      ];
      const where = [`部门决算公开说明 十一：“${statement.quote}”`, formTitle(form), rowWords(form, index)];
      const place = {
        check: 'two-targets',
        other: `${formTitle(form)}的完成率为`,
        where,
        formId: Number(form.id),
        indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
        sides,
      } as const;
      return (
        comparedWithin(place, estimateOf(statement.printed), statement.printed, completion, statement.name, '%') ?? []
      );
    }),
  );
}

/** A row 完成…下达…任务 of a whole that none of the stated parts agrees with. */
function taskRowFinding(
  { form, row, index }: { form: Form; row: FormRow; index: number },
  rates: { statement: Statement }[],
): Finding | null {
  const { actual } = row;
  if (actual === null || row.unit !== '%' || !/完成.*下达.*参保.*任务/.test(row.level3)) return null;
  const insured = rates.map(({ statement }) => statement).filter(({ name }) => /参保/.test(name));
  const lowest = insured.toSorted((one, other) => exact(one.printed).comparedTo(exact(other.printed)))[0];
  const highest = insured.toSorted((one, other) => exact(other.printed).comparedTo(exact(one.printed)))[0];
  if (!lowest || !highest) return null;
  // A whole lies between its parts.
  if (exact(actual).gte(exact(lowest.printed)) && exact(actual).lte(exact(highest.printed))) return null;
  const nearest = exact(actual).lt(exact(lowest.printed)) ? lowest : highest;
  const formId = Number(form.id);
  const sides: Side[] = [
    { kind: 'cell', formId, cell: { part: 'row', row: index, field: 'actual' } },
    { kind: 'statement', quote: nearest.quote },
  ];
  const where = [formTitle(form), rowWords(form, index), `部门决算公开说明 十一：“${nearest.quote}”`];
  const other = '文字所称各险种的完成率最接近的为';
  const cell = { part: 'row', row: index, field: 'actual' } as const;
  const place = { check: 'two-targets', other, where, formId, cell, sides } as const;
  const expected = { ...estimateOf(nearest.printed), value: exact(nearest.printed) };
  const printedAs =
    placesOf(actual) >= placesOf(nearest.printed) ? actual : exact(actual).toFixed(placesOf(nearest.printed));
  return comparedWithin(place, estimateOf(actual), printedAs, expected, row.level3, '%');
}
