import { describe, expect, it } from 'vitest';
import { entryProgressOf, type SavedCell } from '#domain/reports/entry-progress.ts';

const missing = { level: 'missing', message: '未填数值' } as const;
const odd = { level: 'explain', message: '与近 12 个月的变化相比异常' } as const;

function cell(indicatorId: number, change: Partial<SavedCell>): SavedCell {
  return { indicatorId, name: `指标${indicatorId}`, value: '1', absence: null, note: null, findings: [], ...change };
}
const empty = (id: number) => cell(id, { value: null, findings: [missing] });

describe('how far a report is', () => {
  const cases: [string, SavedCell[], filled: number, toExplain: number[], next: number | null][] = [
    ['nothing is filled', [empty(1), empty(2)], 0, [], 1],
    ['one is filled', [cell(1, {}), empty(2)], 1, [], 2],
    ['a note stands in place of a value', [cell(1, { value: null, note: '无', findings: [missing] })], 1, [], null],
    ['未发生 stands in place of a value', [cell(1, { value: null, absence: 'not-occurred' })], 1, [], null],
    [
      'a stock that did not occur wants a note',
      [cell(1, { value: null, absence: 'not-occurred', findings: [odd] })],
      1,
      [1],
      1,
    ],
    ['a hint asks for nothing', [cell(1, { findings: [{ level: 'hint', message: '与上月相同' }] })], 1, [], null],
    ['an odd value goes before nothing but empty cells', [cell(1, { findings: [odd] }), empty(2)], 1, [1], 2],
    ['only a note is missing', [cell(1, { findings: [odd] }), cell(2, {})], 2, [1], 1],
    ['everything is there', [cell(1, { findings: [odd], note: '已核实' })], 1, [], null],
    ['there is nothing to fill', [], 0, [], null],
  ];

  it.each(cases)('%s', (_, cells, filled, toExplain, next) => {
    const progress = entryProgressOf(cells);
    expect(progress.total).toBe(cells.length);
    expect(progress.filled).toBe(filled);
    expect(progress.toExplain.map(({ indicatorId }) => indicatorId)).toEqual(toExplain);
    expect(progress.next?.indicatorId ?? null).toBe(next);
  });
});
