import { describe, expect, test } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { monthsOfPlan, planLikeLastYear, planProblems, steadyPlan } from '#domain/indicators/monthly-plan.ts';
import { planPathByMonth } from '#domain/indicators/progress.ts';
import { isSameTarget, needsApproval, type TargetInput, targetProblems } from '#domain/indicators/target-change.ts';
import {
  changesIn,
  leadingByMonth,
  sourceByMonth,
  type TargetVersion,
  targetsAt,
} from '#domain/indicators/target-versions.ts';

const decision = (
  version: number,
  validFrom: string,
  value: string,
  more: Partial<TargetVersion> = {},
): TargetVersion => ({
  version,
  validFrom,
  value: exact(value),
  operator: '>=',
  basis: null,
  monthlyPlan: null,
  isDemo: false,
  source: 'prefecture-plan',
  isLeading: true,
  ...more,
});

const region = { source: 'region-task', isLeading: false } as const;

describe('targetsAt', () => {
  const versions = [
    decision(1, '2024-01', '120'),
    decision(2, '2024-01', '90', region),
    decision(3, '2024-07', '96'),
    decision(4, '2024-10', '100', { ...region, isLeading: true }),
  ];
  test.each([
    ['2024-01', '120', ['90']],
    ['2024-06', '120', ['90']],
    ['2024-07', '96', ['90']],
    ['2024-10', '100', ['96']],
  ])('in %s %s leads', (month, leading, others) => {
    const standing = targetsAt(versions, month);
    expect(standing.leading?.value.toFixed()).toBe(leading);
    expect(standing.others.map(({ value }) => value.toFixed())).toEqual(others);
  });

  test('is nothing before the first one is valid', () => {
    expect(targetsAt([decision(1, '2024-03', '5')], '2024-02')).toEqual({ leading: null, others: [] });
  });

  test('a later decision from an earlier month on holds for all months after it', () => {
    const corrected = [decision(1, '2024-01', '10'), decision(2, '2024-07', '8'), decision(3, '2024-03', '9')];
    expect(leadingByMonth(corrected, 2024).map((one) => one?.value.toFixed())).toEqual([
      ...['10', '10'],
      ...Array.from({ length: 10 }, () => '9'),
    ]);
  });

  test('each source keeps its own months', () => {
    expect(sourceByMonth(versions, 2024, 'region-task').map((one) => one?.value.toFixed())).toEqual([
      ...Array.from({ length: 9 }, () => '90'),
      ...Array.from({ length: 3 }, () => '100'),
    ]);
    expect(changesIn(leadingByMonth(versions, 2024))).toEqual([7, 10]);
  });
});

test('the plan path breaks in the month from which another target is valid', () => {
  const versions = [decision(1, '2024-01', '120'), decision(2, '2024-07', '96')];
  const target = versions[1] ?? null;
  const input = { accumulation: 'flow', lastYear: [], target, targets: leadingByMonth(versions, 2024) } as const;
  expect(planPathByMonth({ ...input, lastYear: [] }).map((path) => path?.toFixed())).toEqual([
    '10',
    '20',
    '30',
    '40',
    '50',
    '60',
    '56',
    '64',
    '72',
    '80',
    '88',
    '96',
  ]);
});

describe('a plan by month', () => {
  const aim = { operator: '>=', value: exact('100') } as const;
  const texts = (plan: readonly { toFixed(): string }[] | null) => plan?.map((value) => value.toFixed()) ?? null;
  const lastYear = [5, 5, 10, 10, 10, 10, 0, 0, 0, 0, 0, 50].map((value) => exact(value));

  test('in equal steps ends at the target, however it is rounded', () => {
    expect(texts(steadyPlan(aim, 'flow', null, 0))).toEqual([
      '8',
      '17',
      '25',
      '33',
      '42',
      '50',
      '58',
      '67',
      '75',
      '83',
      '92',
      '100',
    ]);
    expect(texts(steadyPlan(aim, 'stock', exact(88), 0))?.slice(0, 2)).toEqual(['89', '90']);
  });

  test('like last year gives the months the shares they had', () => {
    const plan = planLikeLastYear({ ...aim, value: exact('200') }, 'flow', lastYear, null, 0);
    expect(texts(plan)?.slice(0, 3)).toEqual(['10', '20', '40']);
    expect(texts(plan)?.at(-1)).toBe('200');
    expect(texts(monthsOfPlan(plan ?? []))?.at(-1)).toBe('100');
  });

  test('like last year takes a stock from where it stood, by its steps of last year', () => {
    const stock = [82, 84, 84, 84, 84, 84, 84, 84, 84, 84, 84, 90].map((value) => exact(value));
    const plan = planLikeLastYear(aim, 'stock', stock, exact(80), 2);
    expect(texts(plan)?.slice(0, 2)).toEqual(['92', '94']);
    expect(texts(plan)?.at(-1)).toBe('100');
  });

  test.each([
    ['a gap in last year', 'flow', lastYear.with(3, null as never)],
    ['no figure of December', 'flow', lastYear.slice(0, 11)],
    ['a rate', 'rate', lastYear],
    ['a stock whose start is not known', 'stock', lastYear],
  ] as const)('is not there with %s', (_, accumulation, months) => {
    expect(planLikeLastYear(aim, accumulation, [...months], null, 0)).toBeNull();
  });

  const plan = (...values: number[]) => values.map((value) => exact(value));
  test.each([
    ['adds up', 'flow', plan(8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 90, 100), []],
    [
      'a flow that ends short',
      'flow',
      plan(8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 90, 96),
      ['各月合计 96，与年度目标 100 不符（少 4）'],
    ],
    ['a flow that falls', 'flow', plan(8, 6, 24, 32, 40, 48, 56, 64, 72, 80, 90, 100), ['2月计划不能为负数']],
    [
      'a count of people that falls',
      'distinct',
      plan(8, 6, 24, 32, 40, 48, 56, 64, 72, 80, 90, 100),
      ['2月累计计划不能低于上月'],
    ],
    ['a stock that falls', 'stock', plan(99, 98, 98, 98, 98, 98, 98, 98, 98, 98, 98, 100), []],
    [
      'a stock beyond its target',
      'stock',
      plan(99, 98, 98, 98, 98, 98, 98, 98, 98, 98, 98, 101),
      ['12月计划 101，与年度目标 100 不符（多 1）'],
    ],
    ['eleven months', 'flow', plan(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), ['请填写全部 12 个月的计划']],
  ] as const)('%s', (_, accumulation, values, problems) => {
    expect(planProblems(values, aim, accumulation)).toEqual(problems);
  });
});

describe('a change of a target', () => {
  const input: TargetInput = {
    source: 'prefecture-plan',
    operator: '>=',
    value: '96',
    basis: null,
    validFrom: '2024-07',
    isLeading: true,
    monthlyPlan: null,
    reason: '年中调整',
    version: 1,
  };
  const standing = [decision(1, '2024-01', '120')];

  test.each([
    ['of what stands', standing, input, 'active', true],
    ['while the year is planned', standing, input, 'planning', false],
    ['of a further source', standing, { ...input, ...region }, 'active', false],
    ['of a further source that would lead', standing, { ...input, ...region, isLeading: true }, 'active', true],
    ['where there is none yet', [], input, 'active', false],
  ] as const)('%s', (_, versions, change, state, waits) => {
    expect(needsApproval(versions, change, state)).toBe(waits);
  });

  const place = { year: 2024, accumulation: 'flow', decimals: 0, versions: standing } as const;
  test.each([
    ['holds', input, place, []],
    ['of another year', { ...input, validFrom: '2025-01' }, place, ['validFrom']],
    ['before the one it replaces', input, { ...place, versions: [decision(1, '2024-09', '1')] }, ['validFrom']],
    ['that would leave none to lead', { ...input, isLeading: false }, place, ['isLeading']],
    ['finer than the indicator', { ...input, value: '1.234' }, place, ['value']],
    [
      'of a level that is none',
      { ...input, operator: '=', value: '7' },
      { ...place, accumulation: 'qualitative' },
      ['value'],
    ],
  ] as const)('%s', (_, change, facts, paths) => {
    expect(targetProblems(change as TargetInput, facts).map(({ path }) => path)).toEqual(paths);
  });

  test('saying the same from a later month on is no change', () => {
    expect(isSameTarget(decision(1, '2024-01', '96.00'), input)).toBe(true);
    expect(isSameTarget(decision(1, '2024-01', '97'), input)).toBe(false);
    expect(isSameTarget(null, input)).toBe(false);
  });
});
