import { describe, expect, it } from 'vitest';
import { cellAddress } from '#domain/forms/cell-address.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { FormEdit } from '#domain/forms/form-edits.ts';
import { ApiFailure, networkFailure } from '../../client/http/failure.ts';
import { type CellPlace, cellBeside, stepOf } from '../../client/pages/forms/editing/cell-steps.ts';
import { refusalOf, withoutConflicts } from '../../client/pages/forms/editing/edit-answers.ts';
import { cellAt, editableCell, lineEdits, newKey } from '../../client/pages/forms/editing/form-cells.ts';
import { versionIn } from '../../client/pages/forms/editing/signed-view.ts';
import type { FormDetail } from '../../client/queries/forms.ts';
import { seedForm } from '../domain/forms/seed-forms.ts';
import { formViewOf } from './forms-view.ts';

/** A draft as the API gives it, as far as editing reads it. */
function draft(code: string, rights: Partial<FormDetail['rights']>, own: string[] = []): FormDetail {
  const form = seedForm(code);
  const { name, kind, department, unit, goals } = form;
  return {
    ...formViewOf(form),
    name,
    kind,
    department,
    unit,
    goals,
    document: documentOf(form),
    rights: { edit: false, fill: false, remove: false, moves: [], ...rights },
    facts: form.rows.map(({ key }) => ({ key, isTyped: key !== 'r1', mayFill: own.includes(key) })),
  } as unknown as FormDetail;
}

const fieldsOf = (form: FormDetail) =>
  form.document.rows.flatMap(({ cells }) => cells.map((cell) => editableCell(cell.ref, form)?.place ?? null));
const placesOf = (form: FormDetail) => fieldsOf(form).filter((place) => place !== null);

describe('the cells a person may type into', () => {
  it('are all but scores and totals for the officer, each under its own name', () => {
    const form = draft('p10', { edit: true });
    const places = placesOf(form);
    expect(places).toContain('r1.reason');
    expect(places).toContain('f1.adjusted');
    expect(places).toContain('expected');
    expect(places.filter((place) => /score|total/.test(place))).toEqual([]);
    expect(new Set(places).size).toBe(places.length);
  });

  it('are results and reasons of own rows for a head, and none for who only reads', () => {
    expect(placesOf(draft('p10', { fill: true }, ['r2']))).toEqual(['r2.actual', 'r2.reason']);
    expect(placesOf(draft('p10', {}, ['r2']))).toEqual([]);
  });

  it('say what was seen there, so that a conflict is found', () => {
    const form = draft('p10', { edit: true });
    const cell = editableCell({ part: 'row', row: 0, field: 'weight' }, form);
    const before = form.rows[0]?.weight;
    expect(cell?.edits('12')).toEqual([{ kind: 'row', key: 'r1', field: 'weight', value: '12', before }]);
    // A result that comes from the months is not kept on the form: nothing was seen there.
    const actual = editableCell({ part: 'row', row: 0, field: 'actual' }, form);
    expect(actual?.text).not.toBe('');
    expect(actual?.edits('1')[0]?.before).toBeNull();
  });

  it('rename every row of a merged level at once', () => {
    const form = draft('p10', { edit: true });
    const merged = form.rows.filter((row) => row.level1 === form.rows[0]?.level1);
    expect(merged.length).toBeGreaterThan(1);
    const edits = editableCell({ part: 'row', row: 0, field: 'level1' }, form)?.edits('产出') ?? [];
    expect(edits.map((edit) => 'key' in edit && edit.key)).toEqual(merged.map((row) => row.key));
  });
});

describe('the address of a cell', () => {
  it('leads back to every cell of the paper, and to none that is not there', () => {
    for (const code of ['overall', 'p10']) {
      const form = draft(code, {});
      for (const { ref } of form.document.rows.flatMap(({ cells }) => cells)) {
        if (ref) expect(cellAt(cellAddress(ref, form), form)).toEqual(ref);
      }
      expect(cellAt('r99.reason', form)).toBeNull();
      expect(cellAt(undefined, form)).toBeNull();
    }
  });

  it('of a signed paper is a version from 1', () => {
    expect(versionIn({ version: '2' })).toBe('2');
    for (const version of ['0', '-1', 'x', ['1']]) expect(versionIn({ version })).toBeNull();
  });
});

describe('the buttons of a line', () => {
  const lines = ['a', 'b', 'c'].map((key) => ({ key }));

  it('move it past one neighbour, and nowhere at the ends', () => {
    expect(lineEdits(lines, 'row', 'c').up).toEqual([{ kind: 'move', part: 'row', key: 'c', after: 'a' }]);
    expect(lineEdits(lines, 'row', 'b').up).toEqual([{ kind: 'move', part: 'row', key: 'b', after: null }]);
    expect(lineEdits(lines, 'row', 'a').up).toBeNull();
    expect(lineEdits(lines, 'row', 'b').down).toEqual([{ kind: 'move', part: 'row', key: 'b', after: 'c' }]);
    expect(lineEdits(lines, 'row', 'c').down).toBeNull();
  });

  it('add below it, or at the end when none is chosen', () => {
    expect(lineEdits(lines, 'row', 'a').add).toMatchObject([{ kind: 'add', after: 'a' }]);
    expect(lineEdits(lines, 'fund', null).add).toMatchObject([{ kind: 'add', part: 'fund', after: 'c' }]);
    expect(lineEdits([], 'row', null)).toMatchObject({ add: [{ after: null }], remove: null, up: null, down: null });
    expect(newKey(() => 0.999999)).toMatch(/^[a-z0-9]{1,24}$/);
  });
});

describe('the keys between cells', () => {
  const at = (place: string, row: number, column: number, colspan = 1): CellPlace => ({ place, row, column, colspan });
  const cells = [at('name', 0, 2, 6), at('a3', 1, 3), at('a5', 1, 5), at('b3', 2, 3), at('c0', 4, 0, 4)];

  it('go to the nearest cell over, under or beside', () => {
    expect(cellBeside(cells, 'a3', 'up')).toBe('name');
    expect(cellBeside(cells, 'a3', 'down')).toBe('b3');
    expect(cellBeside(cells, 'b3', 'down')).toBe('c0');
    expect(cellBeside(cells, 'a5', 'down')).toBeNull();
    expect(cellBeside(cells, 'name', 'down')).toBe('a3');
    expect(cellBeside(cells, 'a3', 'right')).toBe('a5');
    expect(cellBeside(cells, 'a3', 'left')).toBeNull();
    expect(cellBeside(cells, 'gone', 'up')).toBeNull();
  });

  it('leave a cell at the ends of its text, or at once when all of it is chosen', () => {
    expect(stepOf('ArrowRight', { start: 2, end: 2, length: 5 })).toBeNull();
    expect(stepOf('ArrowRight', { start: 5, end: 5, length: 5 })).toBe('right');
    expect(stepOf('ArrowLeft', { start: 0, end: 0, length: 5 })).toBe('left');
    expect(stepOf('ArrowUp', { start: 0, end: 5, length: 5 })).toBe('up');
    expect(stepOf('ArrowDown', { start: 0, end: 0, length: 5 })).toBeNull();
    expect(stepOf('ArrowDown', { start: 0, end: 0, length: 0 })).toBe('down');
    expect(stepOf('a', { start: 0, end: 0, length: 0 })).toBeNull();
  });
});

describe('a refused save', () => {
  const edits: FormEdit[] = [
    { kind: 'heading', field: 'actual', value: '甲' },
    { kind: 'row', key: 'r2', field: 'weight', value: 'x' },
  ];
  const conflict = { edit: 1, place: 'r2.weight', seen: '5', theirs: '6', yours: 'x' };

  it('is sent again on the new version where no cell is in conflict', () => {
    const answer = (conflicts: unknown[]) => new ApiFailure(409, 'form.version-conflict', '已被修改', { conflicts });
    expect(refusalOf(answer([]), edits)).toEqual({ kind: 'rebase' });
    expect(refusalOf(answer([conflict]), edits)).toEqual({ kind: 'conflicts', conflicts: [conflict] });
    expect(withoutConflicts(edits, [conflict])).toEqual([edits[0]]);
  });

  it('tells the cell what is wrong with it', () => {
    const details = { problems: [{ path: 'edits.1.value', message: '分值无法识别为数字：x' }] };
    const problems = [{ place: 'r2.weight', message: '分值无法识别为数字：x' }];
    expect(refusalOf(new ApiFailure(422, 'input.invalid', '', details), edits)).toEqual({ kind: 'problems', problems });
  });

  it('waits while the server is not reached, and is given up when it may not be', () => {
    expect(refusalOf(networkFailure(), edits).kind).toBe('wait');
    expect(refusalOf(new ApiFailure(503, 'server.unavailable', '稍后'), edits).kind).toBe('wait');
    expect(refusalOf(new ApiFailure(409, 'form.not-editable', '已定稿'), edits)).toEqual({
      kind: 'refused',
      message: '已定稿',
    });
  });
});
