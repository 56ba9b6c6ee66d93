import { cellAddress } from '#domain/forms/cell-address.ts';
import { type CellRef, runsOf } from '#domain/forms/document.ts';
import type { CellEdit, FormEdit } from '#domain/forms/form-edits.ts';
import type { FormDetail, FormRowView } from '../../../queries/forms.ts';

/** A cell of the paper that this person may change. */
export interface EditableCell<E = CellEdit> {
  /** Lasting name of the place: `r3.reason`, `expected`; the server's problems and conflicts speak of it too. */
  place: string;
  text: string;
  /** What the cell is called where it is read out. */
  name: string;
  /** Prose, not a figure: it may have lines. */
  isLong: boolean;
  edits: (value: string | null) => E[];
}

const rowNames: Record<string, string> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '指标值',
  basis: '设定依据',
  weight: '分值',
  actual: '完成值',
  reason: '偏差原因分析及改进措施',
};
const fundNames: Record<string, string> = {
  source: '资金来源',
  initial: '年初预算数',
  adjusted: '全年预算数',
  executed: '全年执行数',
  weight: '分值',
  rate: '执行率',
};
const headingNames = { name: '名称', department: '主管部门', unit: '实施单位' };
const goalNames = { expected: '预期目标', actual: '实际完成情况' };
const LONG = ['expected', 'actual', 'basis', 'reason'];

/** The editor's view of a cell; null where this person changes nothing: scores, totals, and other people's rows. */
export function editableCell(ref: CellRef | null, form: FormDetail): EditableCell | null {
  if (ref === null || (!form.rights.edit && !form.rights.fill)) return null;
  if (ref.part === 'row') return rowCell(ref, form);
  if (!form.rights.edit) return null;
  switch (ref.part) {
    case 'heading':
      return headingCell(ref.field, headingNames[ref.field], form[ref.field]);
    case 'goal':
      return headingCell(ref.field, `年度总体目标 ${goalNames[ref.field]}`, form.goals[ref.field]);
    case 'fund': {
      const line = form.funds[ref.fund];
      const { field } = ref;
      if (!line || field === 'score') return null;
      const before = line[field] || null;
      return {
        place: `${line.key}.${field}`,
        text: before ?? '',
        name: `${line.source || `资金第 ${ref.fund + 1} 行`} ${fundNames[field]}`,
        isLong: false,
        edits: (value) => [{ kind: 'fund', key: line.key, field, value, before }],
      };
    }
    case 'total':
      return null;
  }
}

function headingCell(field: 'name' | 'department' | 'unit' | 'expected' | 'actual', name: string, text: string | null) {
  return {
    place: field,
    text: text ?? '',
    name,
    isLong: LONG.includes(field),
    edits: (value: string | null): CellEdit[] => [{ kind: 'heading', field, value, before: text }],
  };
}

function rowCell({ row: index, field }: Extract<CellRef, { part: 'row' }>, form: FormDetail): EditableCell | null {
  const row = form.rows[index];
  const facts = row && form.facts.find(({ key }) => key === row.key);
  if (!row || field === 'score') return null;
  if (!form.rights.edit && !(facts?.mayFill && (field === 'actual' || field === 'reason'))) return null;
  const text = rowText(row, field);
  return {
    place: `${row.key}.${field}`,
    text: text ?? '',
    name: `第 ${index + 1} 行 ${row.level3} ${rowNames[field]}`,
    isLong: LONG.includes(field),
    edits: (value) =>
      mergedRows(form.rows, index, field).map((one) => {
        // A result that comes from the months is nothing that is kept on the form.
        const before = field === 'actual' && !facts?.isTyped ? null : rowText(one, field);
        return { kind: 'row', key: one.key, field, value, before };
      }),
  };
}

type Field = Exclude<Extract<CellRef, { part: 'row' }>['field'], 'score'>;

function rowText(row: FormRowView, field: Field): string | null {
  if (field === 'target') return row.targetText;
  if (field === 'actual') return row.actualText;
  return row[field] || null;
}

/** A merged level cell speaks for all rows beside it. */
function mergedRows(rows: readonly FormRowView[], index: number, field: Field): FormRowView[] {
  const row = rows[index];
  if (!row) return [];
  if (field !== 'level1' && field !== 'level2') return [row];
  const isSame = (one: FormRowView, other: FormRowView) =>
    one.level1 === other.level1 && (field === 'level1' || one.level2 === other.level2);
  const length = runsOf([...rows], isSame)[index] ?? 1;
  return rows.slice(index, index + Math.max(length, 1));
}

/** The cell of an address, as far as the form's paper has it. */
export function cellAt(address: unknown, form: Pick<FormDetail, 'rows' | 'funds' | 'document'>): CellRef | null {
  if (typeof address !== 'string') return null;
  const refs = form.document.rows.flatMap(({ cells }) => cells.map((cell) => cell.ref));
  return refs.find((ref) => ref !== null && cellAddress(ref, form) === address) ?? null;
}

/** A key for a new line that no other line has. */
export function newKey(random: () => number = Math.random): string {
  return `n${Math.floor(random() * 36 ** 9).toString(36)}`;
}

export type LinePart = 'row' | 'fund';

/** The edits of the buttons that act on a line; null where they would do nothing. */
export function lineEdits(
  lines: readonly { key: string }[],
  part: LinePart,
  key: string | null,
): Record<'add' | 'remove' | 'up' | 'down', FormEdit[] | null> {
  const index = lines.findIndex((line) => line.key === key);
  const isThere = index >= 0 && key !== null;
  const keyAt = (place: number) => lines[place]?.key ?? null;
  const moved = (after: string | null): FormEdit[] | null => (isThere ? [{ kind: 'move', part, key, after }] : null);
  return {
    add: [{ kind: 'add', part, key: newKey(), after: isThere ? key : keyAt(lines.length - 1) }],
    remove: isThere ? [{ kind: 'remove', part, key }] : null,
    up: index > 0 ? moved(keyAt(index - 2)) : null,
    down: isThere && index < lines.length - 1 ? moved(keyAt(index + 1)) : null,
  };
}
