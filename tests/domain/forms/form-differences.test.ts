import { describe, expect, it } from 'vitest';
import { printed } from '#domain/decimal.ts';
import { canonicalText } from '#domain/forms/canonical.ts';
import { editedForm } from '#domain/forms/edited-form.ts';
import type { Form } from '#domain/forms/form.ts';
import { formDifferences } from '#domain/forms/form-differences.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { FormEdit } from '#domain/forms/form-edits.ts';
import { formForYear } from '#domain/forms/new-form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { seedForm } from './seed-forms.ts';

function drawn(form: Form) {
  const scored = scoreForm(form);
  const { computed } = scored.total;
  return { form, document: documentOf(form, scored), total: computed === null ? null : printed(computed, 2) };
}
const withEdits = (form: Form, ...edits: FormEdit[]): Form =>
  editedForm({ ...form, removed: { rows: [], funds: [] } }, edits).form;

describe('a signed form and the same form today', () => {
  const signed = withEdits(seedForm('overall'), { kind: 'score', part: 'row', key: 'r1', use: 'computed' });

  it('do not differ while nothing changes', () => {
    expect(formDifferences(drawn(signed), drawn(signed))).toEqual([]);
  });

  it('differ in the figure, the score it gives and the total', () => {
    const now = withEdits(signed, { kind: 'row', key: 'r1', field: 'actual', value: '=85.00 万人' });
    expect(formDifferences(drawn(signed), drawn(now))).toEqual([
      { place: 'r1.actual', where: '第 1 行 全州基本养老参保人数 · 完成值', signed: '=82.76 万人', now: '=85.00 万人' },
      { place: 'r1.score', where: '第 1 行 全州基本养老参保人数 · 得分', signed: '14.16', now: '14.54' },
      { place: 'total', where: '总分', signed: '99.16', now: '99.54' },
    ]);
  });

  it('differ in the score alone when the policy was changed', () => {
    const now = { ...signed, policy: resolvePolicy('project') };
    const places = formDifferences(drawn(signed), drawn(now)).map(({ place }) => place);
    expect(places).toEqual(['r1.score', 'total']);
  });

  it('match lines by their keys: a moved row is no difference, a new and a lost one are', () => {
    const moved = withEdits(signed, { kind: 'move', part: 'row', key: 'r7', after: 'r1' });
    expect(formDifferences(drawn(signed), drawn(moved))).toEqual([]);
    const lost = withEdits(signed, { kind: 'remove', part: 'row', key: 'r7' });
    const gone = formDifferences(drawn(signed), drawn(lost)).filter(({ place }) => place.startsWith('r7'));
    expect(gone.map(({ now }) => now)).toEqual(gone.map(() => null));
    expect(gone.length).toBeGreaterThan(4);
  });
});

describe('a copy for another year', () => {
  it('keeps texts, rows, targets and weights, and nothing the year brought', () => {
    const copy = formForYear(seedForm('p10'), 2024);
    const targets = (form: Form) =>
      form.rows.map((row) => [row.level3, row.targetText, row.weight, row.policyOverride]);
    expect(targets(copy)).toEqual(targets(seedForm('p10')));
    expect(copy).toMatchObject({ year: 2024, state: 'draft', printedTotal: null, goals: { actual: null } });
    const brought = [...copy.rows, ...copy.funds].flatMap((line) => [
      line.printedScore,
      'actualText' in line ? line.actualText : line.executed,
    ]);
    expect(new Set(brought)).toEqual(new Set([null]));
    expect(copy.funds[0]?.weight).toBe(seedForm('p10').funds[0]?.weight);
  });
});

describe('the canonical text', () => {
  it('is the same whatever the order of the fields, and another for any other content', () => {
    const one = { b: [1, null, 'é“'], a: { y: true, x: undefined } };
    const same = { a: { y: true }, b: [1, null, 'é“'] };
    expect(canonicalText(one)).toBe('{"a":{"y":true},"b":[1,null,"é“"]}');
    expect(canonicalText(same)).toBe(canonicalText(one));
    expect(JSON.parse(canonicalText(one))).toEqual(same);
    expect(canonicalText({ ...same, b: [null, 1, 'é“'] })).not.toBe(canonicalText(one));
  });
});
