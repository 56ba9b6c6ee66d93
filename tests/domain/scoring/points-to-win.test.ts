import { describe, expect, it } from 'vitest';
import { exact, exactOrNull } from '#domain/decimal.ts';
import type { FormRow } from '#domain/forms/form.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { losesBeyond } from '#domain/scoring/over-fulfilment.ts';
import { cheapestFirst, pointsToWin, type RowOutlook } from '#domain/scoring/points-to-win.ts';
import { type PolicyOverride, type Preset, resolvePolicy } from '#domain/scoring/policy.ts';
import { seedForm } from '../forms/seed-forms.ts';

const pension = seedForm('overall').rows[0]!;
const row = (changes: Partial<FormRow>): FormRow => ({ ...pension, ...changes });
const outlook = (changes: {
  value: string;
  estimate: string;
  pace?: string | null;
  left?: number;
  accumulation?: Accumulation;
}): RowOutlook => ({
  accumulation: changes.accumulation ?? 'stock',
  value: exact(changes.value),
  estimate: { value: exact(changes.estimate), decimals: 2 },
  usualPace: exactOrNull(changes.pace ?? null),
  monthsLeft: changes.left ?? 2,
});

describe('the value past which more costs points', () => {
  it.each<[Preset, FormRow['operator'], string | null, PolicyOverride | undefined, string | null]>([
    ['overall', '>=', '期', undefined, null],
    ['project', '>=', '期', undefined, '240'],
    ['project', '>=', '%', undefined, null],
    ['project', '=', '期', { excess: { rule: 'deduct', tolerance: '20' } }, '288'],
    ['overall', '<=', '万元', undefined, '240'],
  ])('under %s for %s in %s is %s %s', (preset, operator, unit, override, limit) => {
    const found = losesBeyond({ operator, target: '240', unit }, resolvePolicy(preset, override));
    expect(found?.toFixed() ?? null).toBe(limit);
  });
});

describe('points to win', () => {
  it('are what the target would give over the usual course, at the cost of usual months', () => {
    const won = pointsToWin(pension, resolvePolicy('overall'), {
      ...outlook({ value: '82.00', estimate: '82.76', pace: '0.38' }),
    })!;
    expect([won.score.toFixed(), won.points.toFixed(), won.extra.toFixed()]).toEqual(['14.16', '0.84', '4.94']);
    expect([won.goal.toFixed(), won.neededPace?.toFixed(), won.effort?.toFixed()]).toEqual(['87.7', '2.85', '13']);
    expect(won).toMatchObject({ direction: 'raise', isWinnable: true });
  });

  it('of a count heading beyond its target are kept by doing less, as long as it is not there yet', () => {
    const counted = row({ operator: '>=', target: '140', unit: '万人', weight: '10' });
    const policy = resolvePolicy('project');
    const ahead = { estimate: '154', pace: '14', accumulation: 'flow' } as const;
    const hold = pointsToWin(counted, policy, outlook({ ...ahead, value: '126' }))!;
    expect([hold.direction, hold.points.toFixed(), hold.neededPace?.toFixed()]).toEqual(['hold', '1', '7']);
    expect(hold.isWinnable).toBe(true);
    expect(pointsToWin(counted, policy, outlook({ ...ahead, value: '141' }))?.isWinnable).toBe(false);
  });

  it('are none where nothing is lost, nothing is known or nothing can be measured', () => {
    const policy = resolvePolicy('overall');
    expect(pointsToWin(pension, policy, outlook({ value: '88', estimate: '88' }))).toBeNull();
    expect(pointsToWin(row({ target: null }), policy, outlook({ value: '1', estimate: '1' }))).toBeNull();
    const unknown = { ...outlook({ value: '1', estimate: '1' }), estimate: { value: null, decimals: 2 } };
    expect(pointsToWin(pension, policy, unknown)).toBeNull();
  });

  it('cannot be won when the year is over', () => {
    const won = pointsToWin(pension, resolvePolicy('overall'), outlook({ value: '80', estimate: '80', left: 0 }));
    expect(won).toMatchObject({ isWinnable: false, neededPace: null, effort: null });
  });

  it('stand with the most points for a usual month first', () => {
    const policy = resolvePolicy('overall');
    const [dear, cheap, unweighed, late] = [
      outlook({ value: '80', estimate: '82', pace: '0.1' }),
      outlook({ value: '80', estimate: '82', pace: '2' }),
      outlook({ value: '80', estimate: '80' }),
      outlook({ value: '80', estimate: '80', pace: '9', left: 0 }),
    ].map((one) => pointsToWin(pension, policy, one)!);
    const order = [late!, unweighed!, dear!, cheap!].sort(cheapestFirst);
    expect(order).toEqual([cheap, dear, unweighed, late]);
  });
});
