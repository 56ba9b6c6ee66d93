import {
  type Edited,
  editedFund,
  editedRow,
  editedScore,
  fundText,
  requiredText,
  rowText,
  unsaidParts,
  weightSum,
} from './edited-line.ts';
import { movedLines } from './edited-lines.ts';
import type { Form, FormRow, FundLine } from './form.ts';
import { MONEY_UNITS } from './form-draft.ts';
import { type CellEdit, type FormEdit, type HeadingField, isCellEdit, placeOfEdit } from './form-edits.ts';

/** A form with the lines that were taken out of it, so that taking out can be undone. */
export type EditableForm<F extends Form = Form> = F & { removed: { rows: FormRow[]; funds: FundLine[] } };

export interface EditProblem {
  /** Place in the list of edits, from 0. */
  edit: number;
  place: string;
  message: string;
}

export interface EditResult<F extends Form> {
  form: EditableForm<F>;
  /** Empty unless something was refused; then nothing of the list holds. */
  problems: EditProblem[];
  /** The edits that take all of it back, in the order to be made. */
  undo: FormEdit[];
}

/** The form after the edits, one after the other. Never throws: what cannot be done is told by edit. */
export function editedForm<F extends Form>(form: EditableForm<F>, edits: readonly FormEdit[]): EditResult<F> {
  let now = form;
  const problems: EditProblem[] = [];
  const undo: FormEdit[] = [];
  for (const [index, edit] of edits.entries()) {
    const result = edited(now, edit);
    if ('problem' in result) {
      problems.push({ edit: index, place: placeOfEdit(edit), message: result.problem });
      continue;
    }
    undo.unshift(inverseOf(now, result.value, edit));
    now = result.value;
  }
  return problems.length > 0 ? { form, problems, undo: [] } : { form: now, problems, undo };
}

function edited<F extends Form>(form: EditableForm<F>, edit: FormEdit): Edited<EditableForm<F>> {
  switch (edit.kind) {
    case 'heading':
      return withHeading(form, edit.field, edit.value);
    case 'fund':
      return withLine(form, 'funds', edit.key, (line) => editedFund(line, edit.field, edit.value));
    case 'row':
      return withLine(form, 'rows', edit.key, (line) => editedRow(line, edit));
    case 'score':
      return withScore(form, edit);
    default:
      return movedLines(form, edit);
  }
}

/** What stands in the edited cell, as it would be typed; null for an empty one and for a line that is not there. */
export function textAt(form: Form, edit: CellEdit): string | null {
  switch (edit.kind) {
    case 'heading':
      return headingText(form, edit.field);
    case 'fund':
      return fundText(lineOf(form.funds, edit.key), edit.field);
    case 'row':
      return rowText(lineOf(form.rows, edit.key), edit.field);
  }
}

export interface EditConflict {
  edit: number;
  place: string;
  /** What the editor saw, what is there now, what the editor wants. */
  seen: string | null;
  theirs: string | null;
  yours: string | null;
}

/** The edits whose cell holds something else than the editor saw, and those of lines that are gone. */
export function conflictsOf(form: Form, edits: readonly FormEdit[]): EditConflict[] {
  return edits.flatMap((edit, index) => {
    if (!isCellEdit(edit) || edit.before === undefined) return [];
    const theirs = textAt(form, edit);
    if (theirs === edit.before || theirs === edit.value) return [];
    return [{ edit: index, place: placeOfEdit(edit), seen: edit.before, theirs, yours: edit.value }];
  });
}

function lineOf<L extends { key: string }>(lines: readonly L[], key: string): L | undefined {
  return lines.find((line) => line.key === key);
}

function withLine<F extends Form, P extends 'rows' | 'funds'>(
  form: EditableForm<F>,
  part: P,
  key: string,
  change: (line: F[P][number]) => Edited<F[P][number]>,
): Edited<EditableForm<F>> {
  const line = form[part].find((one) => one.key === key);
  if (!line) return { problem: '这一行已被删除，请刷新后查看' };
  const result = change(line);
  if ('problem' in result) return result;
  return { value: { ...form, [part]: form[part].map((one) => (one === line ? result.value : one)) } };
}

function withScore<F extends Form>(
  form: EditableForm<F>,
  { part, key, use }: Extract<FormEdit, { kind: 'score' }>,
): Edited<EditableForm<F>> {
  if (part !== 'total') {
    return withLine(form, part === 'row' ? 'rows' : 'funds', key ?? '', (line) => editedScore(line, use));
  }
  const { printedTotal, setAsideTotal } = form;
  const result = editedScore({ printedScore: printedTotal, setAsideScore: setAsideTotal }, use);
  if ('problem' in result) return result;
  const { printedScore, setAsideScore } = result.value;
  return { value: { ...form, printedTotal: printedScore, setAsideTotal: setAsideScore } };
}

function withHeading<F extends Form>(
  form: EditableForm<F>,
  field: HeadingField,
  value: string | null,
): Edited<EditableForm<F>> {
  const text = value?.trim() || null;
  switch (field) {
    case 'name': {
      const name = requiredText(text, '名称不能为空');
      return 'problem' in name ? name : { value: { ...form, name: name.value } };
    }
    case 'moneyUnit': {
      const unit = MONEY_UNITS.find((one) => one === text);
      return unit ? { value: { ...form, moneyUnit: unit } } : { problem: '金额单位应为 万元 或 元' };
    }
    case 'weightTotal': {
      const total = weightSum(text);
      return 'problem' in total ? total : { value: { ...form, weightTotal: total.value } };
    }
    case 'expected':
    case 'actual':
      return { value: { ...form, goals: { ...form.goals, [field]: text } } };
    case 'department':
    case 'unit':
      return { value: { ...form, [field]: text } };
  }
}

function headingText(form: Form, field: HeadingField): string | null {
  return field === 'expected' || field === 'actual' ? form.goals[field] : form[field];
}

/** The edit that turns `now` back into `old`, where `edit` made it. */
function inverseOf(old: Form, now: Form, edit: FormEdit): FormEdit {
  switch (edit.kind) {
    case 'heading':
    case 'fund':
      return { ...edit, value: textAt(old, edit), before: textAt(now, edit) };
    case 'row': {
      const { alert: _alert, parts: _parts, ...rest } = edit;
      const row = lineOf(old.rows, edit.key);
      const texts = { value: textAt(old, edit), before: textAt(now, edit) };
      if (edit.field === 'reason') return { ...rest, ...texts, alert: row?.reasonAlertId ?? null };
      if (row === undefined || (edit.field !== 'target' && edit.field !== 'actual')) return { ...rest, ...texts };
      const parts = unsaidParts(row, edit.field);
      return { ...rest, ...texts, ...(parts && { parts }) };
    }
    case 'score':
      return { ...edit, use: edit.use === 'computed' ? 'printed' : 'computed' };
    case 'add':
    case 'restore':
      return { kind: 'remove', part: edit.part, key: edit.key };
    case 'remove':
      return { kind: 'restore', part: edit.part, key: edit.key, after: keyBefore(old, edit) };
    case 'move':
      return { ...edit, after: keyBefore(old, edit) };
  }
}

function keyBefore(form: Form, { part, key }: { part: 'row' | 'fund'; key: string }): string | null {
  const lines: { key: string }[] = part === 'row' ? form.rows : form.funds;
  return lines[lines.findIndex((line) => line.key === key) - 1]?.key ?? null;
}
