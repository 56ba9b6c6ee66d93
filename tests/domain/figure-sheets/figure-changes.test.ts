import { describe, expect, it } from 'vitest';
import { figureProposal, type KnownIndicator } from '#domain/figure-sheets/figure-changes.ts';
import type { FigureReading, ReadFigure } from '#domain/figure-sheets/figure-sheet.ts';

const indicator: KnownIndicator = {
  indicatorId: 1,
  code: 'PUB-01',
  name: '宣传次数',
  unit: '次',
  decimals: 0,
  accumulation: 'distinct',
  department: { code: 'dept01', name: '办公室' },
};

const figure = (month: string, value: string | null, refusal: string | null = null): ReadFigure => ({
  ...{ indicatorId: 1, month, cell: `C${month.slice(5)}`, value, refusal },
  refusedText: refusal === null ? null : '约',
});
const proposed = (figures: ReadFigure[], values: Record<string, string> = {}, closed: string | null = null) => {
  const reading: FigureReading = { figures, problems: [], warnings: [], unmatched: [], markers: [] };
  const known = { values: new Map(Object.entries(values)), refusal: () => closed };
  return figureProposal(reading, [indicator], known);
};

describe('what an import would do', () => {
  it.each([
    ['a figure where there was none', '5', {}, 'new'],
    ['another figure', '5', { '1:2021-01': '4' }, 'changed'],
    ['the same figure, written otherwise', '5.0', { '1:2021-01': '5' }, 'same'],
    ['未报 where there was a figure', null, { '1:2021-01': '4' }, 'cleared'],
    ['未报 where there was none', null, {}, 'same'],
  ] as const)('%s', (_, value, values, change) => {
    const { counts, problems } = proposed([figure('2021-01', value)], values);
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ figures: 1, [change]: 1 });
  });

  it('shows only what changes, by indicator and year', () => {
    const { rows } = proposed([figure('2020-12', '5'), figure('2021-01', '5'), figure('2021-02', '6')], {
      '1:2021-01': '5',
    });
    expect(rows.map(({ year, same, changes }) => [year, same, changes.length])).toEqual([
      [2020, 0, 1],
      [2021, 1, 1],
    ]);
  });

  it('refuses a closed month where it differs, and lets it be where it does not', () => {
    const { problems, counts } = proposed(
      [figure('2021-01', '5'), figure('2021-02', '6')],
      { '1:2021-02': '6' },
      '已审核',
    );
    expect(problems).toEqual([{ cell: 'C01', message: '2021年1月：已审核' }]);
    expect(counts).toMatchObject({ same: 1, problems: 1, new: 0 });
  });

  it("applies the report's rules to the year as it will stand", () => {
    const { problems, warnings } = proposed([figure('2021-01', '9'), figure('2021-02', '5'), figure('2021-03', '9.5')]);
    expect(problems).toEqual([{ cell: 'C03', message: '该指标应填整数' }]);
    expect(warnings).toMatchObject([{ cell: 'C02', message: expect.stringContaining('累计不应下降') }]);
  });

  it('keeps a text that is no figure out of everything else', () => {
    const { problems, counts } = proposed([figure('2021-01', null, '请填写数字')], { '1:2021-01': '4' });
    expect(problems).toEqual([{ cell: 'C01', message: '请填写数字' }]);
    expect(counts).toMatchObject({ cleared: 0, problems: 1 });
  });
});
