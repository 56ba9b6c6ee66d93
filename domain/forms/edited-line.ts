import { exact } from '../decimal.ts';
import { completedValue, type FormRow, type FundLine } from './form.ts';
import { rateSchema } from './form-draft.ts';
import { bandSchema, type EditedFundField, type EditedRowField, type RowEdit } from './form-edits.ts';
import { numeralSchema } from './numeral.ts';

/** What an edit gives, or the sentence that says why it gives nothing. */
export type Edited<T> = { value: T } | { problem: string };

type Reader<T> = {
  safeParse(text: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } };
};

const POINTS = /\s*分$/;
const amounts = {
  initial: numeralSchema('年初预算数'),
  adjusted: numeralSchema('全年预算数'),
  executed: numeralSchema('全年执行数'),
} as const;
const weightSchema = numeralSchema('分值', POINTS);

/** A fund line with one cell changed. */
export function editedFund<L extends FundLine>(line: L, field: EditedFundField, value: string | null): Edited<L> {
  switch (field) {
    case 'source':
      return { value: { ...line, source: trimmed(value) ?? '' } };
    case 'initial':
    case 'adjusted':
    case 'executed':
      return fieldOf(line, field, read(amounts[field], value));
    case 'rate':
      return fieldOf(line, field, read(rateSchema, value));
    case 'weight':
      return fieldOf(line, field, weightOf(value));
  }
}

/** A row with one cell changed; target and actual are read into operator, value and unit as any printed value is. */
export function editedRow<L extends FormRow>(row: L, { field, value, parts, alert }: RowEdit): Edited<L> {
  const text = trimmed(value);
  switch (field) {
    case 'level1':
    case 'level2':
    case 'level3':
      return { value: { ...row, [field]: text ?? '' } };
    case 'basis':
      return { value: { ...row, basis: text } };
    case 'reason': {
      const origin = alert === undefined ? row.reasonAlertId : alert;
      return { value: { ...row, reason: text, reasonAlertId: text === null ? null : origin } };
    }
    case 'weight':
      return fieldOf(row, field, weightOf(value));
    case 'target': {
      const { operator, value: target, unit, text: targetText } = valueParts(text, parts);
      return { value: { ...row, operator, target, unit, targetText } };
    }
    case 'actual': {
      const { value: actual, unit: actualUnit, text: actualText } = valueParts(text, parts);
      return { value: { ...row, actual, actualUnit, actualText } };
    }
    case 'band':
      return fieldOf(row, field, read(bandSchema.nullable(), text));
    case 'indicator':
      if (text !== null && !/^\d{1,9}$/.test(text)) return { problem: '指标编号无法识别，请从列表中选择' };
      return { value: { ...row, indicatorId: text } };
  }
}

/** The printed score put aside for the computed one, or back in force. */
export function editedScore<L extends { printedScore: string | null; setAsideScore: string | null }>(
  line: L,
  use: 'computed' | 'printed',
): Edited<L> {
  if (use === 'computed') {
    if (line.printedScore === null) return { problem: '没有印刷得分，已按计算得分' };
    return { value: { ...line, printedScore: null, setAsideScore: line.printedScore } };
  }
  if (line.setAsideScore === null) return { problem: '没有可以恢复的印刷得分' };
  return { value: { ...line, printedScore: line.setAsideScore, setAsideScore: null } };
}

export function fundText(line: FundLine | undefined, field: EditedFundField): string | null {
  return line?.[field] || null;
}

export function rowText(row: FormRow | undefined, field: EditedRowField): string | null {
  switch (field) {
    case 'target':
      return row?.targetText ?? null;
    case 'actual':
      return row?.actualText ?? null;
    case 'indicator':
      return row?.indicatorId ?? null;
    default:
      return row?.[field] || null;
  }
}

export function requiredText(text: string | null, problem: string): Edited<string> {
  return text === null ? { problem } : { value: text };
}

/** What all weights together must be: any number of points above 0. */
export function weightSum(text: string | null): Edited<string> {
  const total = read(weightSchema, text);
  if ('problem' in total) return total;
  if (total.value === null || !exact(total.value).gt(0)) return { problem: '分值总和应为大于 0 的数字，一般为 100' };
  return { value: total.value };
}

/** What a value cell means beyond its text, which must be said when the text is put back; null when the text says it all. */
export function unsaidParts(row: FormRow, field: 'target' | 'actual'): RowEdit['parts'] | null {
  const [text, parts] =
    field === 'target'
      ? [row.targetText, { operator: row.operator, value: row.target, unit: row.unit }]
      : [row.actualText, { operator: null, value: row.actual, unit: row.actualUnit }];
  const read = valueParts(text, undefined);
  const isSaid =
    read.value === parts.value && read.unit === parts.unit && (field === 'actual' || read.operator === parts.operator);
  return isSaid ? null : parts;
}

function valueParts(text: string | null, parts: RowEdit['parts']) {
  const said = { operator: parts?.operator ?? null, given: parts?.value ?? null, unit: parts?.unit ?? null };
  return text === null ? { operator: null, value: null, unit: null, text } : completedValue(text, said);
}

function weightOf(text: string | null): Edited<string | null> {
  const weight = read(weightSchema, text);
  if ('problem' in weight || weight.value === null) return weight;
  return exact(weight.value).isNegative() ? { problem: '分值不能为负数' } : weight;
}

function read<T>(reader: Reader<T>, text: string | null): Edited<T> {
  const result = reader.safeParse(text);
  return result.success ? { value: result.data } : { problem: result.error.issues[0]?.message ?? '内容无法识别' };
}

function fieldOf<L, K extends keyof L>(line: L, field: K, result: Edited<L[K]>): Edited<L> {
  return 'problem' in result ? result : { value: { ...line, [field]: result.value } };
}

function trimmed(text: string | null): string | null {
  return text?.trim() || null;
}
