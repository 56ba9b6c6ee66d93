import { describe, expect, it } from 'vitest';
import { Exact, exact } from '#domain/decimal.ts';
import { findingsOf } from '#domain/reports/checks.ts';
import { limitFinding, limitProblems, limitsInputSchema } from '#domain/reports/limits.ts';
import { limitsFromHistory } from '#domain/reports/limits-from-history.ts';
import { chanceOf } from '#seeds/demo/paths.ts';

const flow = { accumulation: 'flow', unit: '期', decimals: 0 } as const;
const stock = { accumulation: 'stock', unit: '万人', decimals: 2 } as const;
const share = { accumulation: 'rate', unit: '%', decimals: 2 } as const;
const past = (length: number, value: (index: number) => string) =>
  Array.from({ length }, (_, index) => exact(value(index)));

function rangeOf(...[indicator, values]: Parameters<typeof limitsFromHistory>): string {
  const proposal = limitsFromHistory(indicator, values);
  if (proposal.kind !== 'range') return `${proposal.kind} ${proposal.months}`;
  return `${proposal.lower}～${proposal.upper} ${proposal.months}`;
}

describe('limits proposed from history', () => {
  it('widen a flow by a quarter of its range, rounded outwards', () => {
    expect(
      rangeOf(
        flow,
        past(24, (index) => (index % 2 ? '20' : '10')),
      ),
    ).toBe('7～23 24');
  });

  it('never go below zero where the history did not', () => {
    expect(
      rangeOf(
        flow,
        past(24, (index) => (index % 2 ? '10' : '1')),
      ),
    ).toBe('0～13 24');
    expect(
      rangeOf(
        flow,
        past(24, (index) => (index % 2 ? '10' : '-2')),
      ),
    ).toBe('-5～13 24');
  });

  it('leave a growing stock the growth of its best year', () => {
    expect(
      rangeOf(
        stock,
        past(36, (index) => `${70 + index}`),
      ),
    ).toBe('70～117 36');
  });

  it('keep a percentage within 100 unless it was beyond', () => {
    expect(
      rangeOf(
        share,
        past(24, (index) => (index < 12 ? '96' : '99')),
      ),
    ).toBe('96～100 24');
    expect(
      rangeOf(
        share,
        past(24, (index) => (index < 12 ? '100' : '104')),
      ),
    ).toBe('100～108 24');
  });

  it('are that figure where nothing ever moved', () => {
    expect(
      rangeOf(
        stock,
        past(24, () => '83'),
      ),
    ).toBe('83～83 24');
  });

  it('say when there is too little to go by, gaps not counted', () => {
    expect(
      rangeOf(
        flow,
        past(23, () => '5'),
      ),
    ).toBe('too-few 23');
    expect(rangeOf(flow, [...past(23, () => '5'), null, null])).toBe('too-few 23');
    expect(
      rangeOf(
        { ...flow, accumulation: 'qualitative' },
        past(30, () => '1'),
      ),
    ).toBe('unsuited 30');
  });

  it('look back no further than three years', () => {
    expect(rangeOf(flow, [exact('9000'), ...past(36, () => '5')])).toBe('5～5 36');
  });

  it('never find fault with a value the history has had', () => {
    const chance = chanceOf('limits');
    for (const accumulation of ['flow', 'stock', 'distinct', 'rate'] as const) {
      for (let round = 0; round < 40; round += 1) {
        const values = past(24 + Math.floor(chance() * 13), () => (chance() * 100).toFixed(2));
        const proposal = limitsFromHistory({ accumulation, unit: '%', decimals: 2 }, values);
        if (proposal.kind !== 'range') throw new Error('there is enough history');
        for (const value of values) expect(limitFinding({ ...proposal, spread: null }, value)).toBeNull();
      }
    }
  });
});

describe('limits in force', () => {
  const limits = { lower: exact('5'), upper: exact('10'), spread: null };
  it.each([
    ['4.99', 'below-limit'],
    ['5', null],
    ['10', null],
    ['10.01', 'above-limit'],
  ])('say of %s: %s', (value, code) => {
    expect(limitFinding(limits, exact(value))?.code ?? null).toBe(code);
  });

  it('say nothing on a side that is open', () => {
    expect(limitFinding({ ...limits, lower: null }, exact('-9000'))).toBeNull();
  });
});

describe('limits as they are set', () => {
  const input = { version: 0, lower: '5', upper: '10', spread: null, reason: '按文件' };
  it.each([
    [{}, null],
    [{ lower: null, upper: null }, null],
    [{ lower: '10.5' }, '下限不能大于上限'],
    [{ lower: '五' }, '请填写数字，如 82.76；不要带单位、逗号或空格'],
    [{ spread: '1' }, '波动倍数应在 2 至 10 之间'],
    [{ spread: '2.55' }, '波动倍数应为数字，最多 1 位小数，如 4 或 2.5'],
    [{ reason: ' ' }, '请写明原因（至少 2 个字）'],
  ])('%j: %s', (change, message) => {
    const result = limitsInputSchema.safeParse({ ...input, ...change });
    expect(result.error?.issues[0]?.message ?? null).toBe(message);
  });

  it('must suit the indicator', () => {
    expect(limitProblems({ lower: '5.5', upper: null }, flow)).toEqual([{ path: 'lower', message: '下限应填整数' }]);
    expect(limitProblems({ lower: '-5', upper: null }, flow)).toEqual([]);
    expect(limitProblems({ lower: null, upper: '-1' }, stock)[0]?.message).toContain('不能为负数');
    expect(limitProblems({ lower: '1', upper: null }, { ...flow, accumulation: 'qualitative' })).toHaveLength(1);
  });
});

it('nothing said of a cell ever throws, whatever the figures', () => {
  const chance = chanceOf('any cell');
  const some = () => (chance() < 0.3 ? null : exact((chance() * 10 ** Math.floor(chance() * 9) - 5).toFixed(2)));
  const year = () => Array.from({ length: 12 }, some);
  for (let round = 0; round < 2000; round += 1) {
    const accumulation = (['flow', 'stock', 'distinct', 'rate', 'qualitative'] as const)[Math.floor(chance() * 5)]!;
    const unit = ['%', '人', '万人', '亿元', '期'][Math.floor(chance() * 5)]!;
    const usual = chance() < 0.5 ? null : { lower: new Exact(0), upper: new Exact(50), months: 24 };
    const limits = chance() < 0.5 ? null : { lower: some(), upper: some(), spread: some()?.abs() ?? null };
    const value = some();
    const absence = value === null && chance() < 0.5 ? ('not-occurred' as const) : null;
    const cell = { accumulation, unit, decimals: 2, value, absence, months: year(), lastYear: year(), usual, limits };
    const findings = findingsOf({ ...cell, month: 1 + Math.floor(chance() * 12) });
    for (const { message } of findings) expect(message).toMatch(/[\u4e00-\u9fff]/);
  }
});
