import { describe, expect, test } from 'vitest';
import { figureCountWords, figureObstacle, previewLines } from '../../client/pages/history/figure-words.ts';
import { chosenSpan, yearChoices } from '../../client/pages/history/history-span.ts';
import type { FigureChange, FigurePreview } from '../../client/queries/figure-sheets.ts';

const none = { figures: 0, new: 0, changed: 0, cleared: 0, same: 0, problems: 0, unmatched: 0 };
const counts = (change: Partial<FigurePreview['counts']>) => ({ counts: { ...none, ...change } });

describe('the words of a preview', () => {
  test('count what would change', () => {
    const preview = counts({ figures: 24, new: 12, changed: 2, same: 9, problems: 1, unmatched: 3 });
    expect(figureCountWords(preview)).toBe('共 24 个数值：新填 12 个，修改 2 个，不变 9 个，错误 1 处，名称不符 3 项');
  });

  test.each([
    ['an error', counts({ new: 1, problems: 1 }), true, /1 处错误/],
    ['an unknown name', counts({ new: 1, unmatched: 2 }), false, /2 项名称/],
    ['an unknown name that is left out', counts({ new: 1, unmatched: 2 }), true, null],
    ['nothing new', counts({ same: 3 }), false, /相同/],
    ['something new', counts({ cleared: 1 }), false, null],
  ])('say why %s cannot be confirmed', (_, preview, skips, words) => {
    if (words === null) expect(figureObstacle(preview, skips)).toBeNull();
    else expect(figureObstacle(preview, skips)).toMatch(words);
  });
});

test('a line is a year of an indicator; what is wrong comes first and says its cell', () => {
  const change: FigureChange = {
    month: '2021-03',
    cell: 'F4',
    old: '1.00',
    new: '1234.50',
    change: 'changed',
    refusedText: null,
    problem: null,
    warning: null,
  };
  const wrong = { ...change, month: '2021-01', new: null, refusedText: '约1', problem: '请填写数字' };
  const row = {
    indicatorId: 1,
    code: 'A-01',
    name: '甲',
    unit: '人',
    accumulation: 'flow' as const,
    department: { code: 'd', name: '科' },
    year: 2021,
  };
  const lines = previewLines({
    rows: [
      { ...row, changes: [change], same: 0 },
      { ...row, indicatorId: 2, changes: [wrong], same: 0 },
      { ...row, indicatorId: 3, changes: [], same: 12 },
    ],
  });
  expect(lines.map(({ indicatorId }) => indicatorId)).toEqual([2, 1]);
  expect(lines[0]?.cells[0]).toEqual({ sign: '✕', tone: 'wrong', text: '约1', old: '1.00', title: 'F4：请填写数字' });
  expect(lines[1]?.cells[2]).toEqual({ sign: '●', tone: 'changed', text: '1,234.50', old: '1.00', title: 'F4' });

  const judged = { ...change, old: null, new: '1', change: 'new' as const };
  const [level] = previewLines({ rows: [{ ...row, accumulation: 'qualitative', changes: [judged], same: 0 }] });
  expect(level?.cells[2]?.text).toBe('达成');
});

test('the template starts with the year before the first, and spans what the address says', () => {
  const years = yearChoices([{ year: 2026 }, { year: 2025 }], '2026-03-02');
  expect([years[0], years.at(-1)]).toEqual([2026, 2015]);
  expect(chosenSpan({}, years)).toEqual({ from: 2024, to: 2024 });
  expect(chosenSpan({ from: '2020', to: '2023' }, years)).toEqual({ from: 2020, to: 2023 });
  expect(chosenSpan({ from: '2023', to: '2020' }, years)).toEqual({ from: 2023, to: 2023 });
  expect(chosenSpan({ from: '2015', to: '2026' }, years)).toEqual({ from: 2015, to: 2024 });
  expect(chosenSpan({ from: 'x' }, years)).toEqual({ from: 2024, to: 2024 });
});
