import type { EditableForm } from './edited-form.ts';
import type { Edited } from './edited-line.ts';
import type { Form, FormRow, FundLine } from './form.ts';
import { MOST_ROWS } from './form-draft.ts';
import type { LineMove } from './form-edits.ts';

/** A line added, taken out, put back or moved. */
export function movedLines<F extends Form>(form: EditableForm<F>, edit: LineMove): Edited<EditableForm<F>> {
  if (edit.part === 'row') {
    const result = moved(form.rows, form.removed.rows, edit, (above) => emptyRow(edit.key, above));
    if ('problem' in result) return result;
    const { lines, removed } = result.value;
    return { value: { ...form, rows: lines, removed: { ...form.removed, rows: removed } } };
  }
  const result = moved(form.funds, form.removed.funds, edit, () => emptyFund(edit.key));
  if ('problem' in result) return result;
  const { lines, removed } = result.value;
  return { value: { ...form, funds: lines, removed: { ...form.removed, funds: removed } } };
}

type Lines<L> = { lines: L[]; removed: L[] };

function moved<L extends { key: string }>(
  lines: L[],
  removed: L[],
  edit: LineMove,
  empty: (above: L | undefined) => L,
): Edited<Lines<L>> {
  const line = lines.find((one) => one.key === edit.key);
  const gone = removed.find((one) => one.key === edit.key);
  const others = lines.filter((one) => one !== line);
  if (edit.kind === 'remove') {
    return line ? { value: { lines: others, removed: [...removed, line] } } : { problem: '这一行已被删除' };
  }
  if (edit.after !== null && !others.some((one) => one.key === edit.after)) {
    return { problem: '要放到其后的那一行已被删除，请刷新后重试' };
  }
  if (edit.kind === 'move') {
    return line ? { value: { lines: placed(others, line, edit.after), removed } } : { problem: '这一行已被删除' };
  }
  if (line || (edit.kind === 'add' && gone)) return { problem: '行的标识重复，请刷新页面后重试' };
  if (lines.length >= MOST_ROWS) return { problem: `最多 ${MOST_ROWS} 行` };
  if (edit.kind === 'restore') {
    if (!gone) return { problem: '没有可以恢复的行' };
    const rest = removed.filter((one) => one !== gone);
    return { value: { lines: placed(lines, gone, edit.after), removed: rest } };
  }
  const above = lines.find((one) => one.key === edit.after) ?? lines[0];
  return { value: { lines: placed(lines, empty(above), edit.after), removed } };
}

function placed<L extends { key: string }>(lines: L[], line: L, after: string | null): L[] {
  const index = after === null ? 0 : lines.findIndex((one) => one.key === after) + 1;
  return [...lines.slice(0, index), line, ...lines.slice(index)];
}

/** A new row belongs to the levels of the one above it, as a typist would go on. */
function emptyRow(key: string, above: FormRow | undefined): FormRow {
  return {
    key,
    level1: above?.level1 ?? '',
    level2: above?.level2 ?? '',
    level3: '',
    operator: null,
    target: null,
    unit: null,
    targetText: null,
    basis: null,
    weight: null,
    actual: null,
    actualUnit: null,
    actualText: null,
    printedScore: null,
    setAsideScore: null,
    reason: null,
    reasonAlertId: null,
    indicatorId: null,
    policyOverride: null,
    band: null,
  };
}

function emptyFund(key: string): FundLine {
  return {
    key,
    source: '',
    initial: null,
    adjusted: null,
    executed: null,
    weight: null,
    rate: null,
    printedScore: null,
    setAsideScore: null,
  };
}
