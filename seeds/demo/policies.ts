import type { PolicyInput } from '#domain/scoring/policy-library.ts';
import type { Ctx } from '#server/context.ts';
import { changePolicy, createPolicy } from '#server/services/policies.ts';

const FIRST = ['80', '60'];
/** Percent of the budget spent, and of the highest total that is left below it. */
const CAPS: Record<string, string> = { '80': '90', '70': '80', '60': '70', '50': '60' };

const input = (steps: readonly string[], reason: string): PolicyInput => ({
  name: '（演示）执行率限高口径',
  policy: {
    preset: 'mof-2020',
    total: { executionCaps: steps.map((below) => ({ below, cap: CAPS[below]! })), deviationAbove: '130' },
  },
  reason,
});

/** A policy of the kind some provinces issue, in two versions, so that a change can be looked at. No form follows it. */
export async function loadDemoPolicies(officer: Ctx): Promise<void> {
  const number = await createPolicy(officer, input(FIRST, '（演示）按执行率限制总分的办法，试行两档'));
  const change = input(['80', '70', '60', '50'], '（演示）细化为 80%、70%、60%、50% 四档');
  await changePolicy(officer, number, { ...change, version: 1 });
}
