import { describe, expect, test } from 'vitest';
import { filtered, filterIn, placeCounts } from '../../client/pages/checks/finding-filter.ts';
import { findingsCsv } from '../../client/pages/checks/findings-csv.ts';
import { linkOfPlace, markIn } from '../../client/pages/checks/place-link.ts';
import type { Finding } from '../../client/queries/checks.ts';

const finding = (change: Partial<Finding>): Finding => ({
  id: 'total-1',
  check: 'total',
  checkName: '总分合计',
  kind: 'contradiction',
  where: [],
  stated: '79.83',
  expected: '84.25',
  difference: '-4.42',
  message: '总分写作 79.83 分',
  cell: null,
  formId: 7,
  indicatorId: null,
  waiver: null,
  places: [
    { title: '《甲》自评表 · 第 1 行', quote: '=19 户', mark: null, link: null },
    { title: '计算', quote: '4.42 + 1', mark: null, link: null },
  ],
  ...change,
});
const waived = finding({ id: 'total-2', waiver: { reason: '已说明', by: '张', at: '2024-11-02T01:00:00.000Z' } });
const rounding = finding({ id: 'goal-1', check: 'goal', kind: 'rounding' });
const all = [finding({}), waived, rounding];
const shown = (query: Record<string, string>) => filtered(all, filterIn(query)).map(({ id }) => id);

describe('the list of findings', () => {
  test('shows what stands, what was waived, or both', () => {
    expect(shown({})).toEqual(['total-1', 'goal-1']);
    expect(shown({ waived: 'waived' })).toEqual(['total-2']);
    expect(shown({ waived: 'all' })).toHaveLength(3);
  });

  test('is chosen by kind, rule and place; a link to one finding overrules them', () => {
    expect(shown({ kind: 'rounding' })).toEqual(['goal-1']);
    expect(shown({ check: 'total' })).toEqual(['total-1']);
    expect(shown({ place: '《甲》自评表' })).toEqual(['total-1', 'goal-1']);
    expect(shown({ place: '《乙》自评表' })).toEqual([]);
    expect(shown({ finding: 'total-2', kind: 'rounding' })).toEqual(['total-2']);
  });

  test('counts the forms and texts, not the arithmetic', () => {
    expect(placeCounts(all)).toEqual([{ place: '《甲》自评表', count: 3 }]);
  });

  test('goes into a spreadsheet without a formula, numbers as numbers', () => {
    const [, line = ''] = findingsCsv([finding({ message: '写作 "20"，另一处 19' })]).split('\r\n');
    expect(line).toContain(",'=19 户,");
    expect(line).toContain(',-4.42,');
    expect(line).toContain('"写作 ""20""，另一处 19"');
  });
});

describe('the links of a place', () => {
  test('lead to the cell, the sentence or the indicator', () => {
    expect(linkOfPlace({ kind: 'form', formId: 7, cell: 'total' })).toEqual({
      path: '/forms/7',
      query: { cell: 'total' },
    });
    expect(linkOfPlace({ kind: 'text', position: 12, start: 3, end: 6 })?.query).toEqual({ mark: '12.3-6' });
    expect(linkOfPlace(null)).toBeNull();
  });

  test('are read back, and nonsense is no mark', () => {
    expect(markIn('12.3-6')).toEqual({ position: 12, start: 3, end: 6 });
    for (const text of ['12.6-3', '12', 'a.1-2', undefined, ['1.2-3']]) expect(markIn(text)).toBeNull();
  });
});
