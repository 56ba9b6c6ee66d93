import { Failure } from '#domain/failures.ts';
import type { Ctx } from '#server/context.ts';
import { ruleBook } from '#server/services/rule-views.ts';
import { setLimits } from '#server/services/rules.ts';

/** Limits an officer might have taken over from the invented history; the other indicators have none yet. */
const FROM_HISTORY = ['INS-01', 'INS-02', 'INS-03', 'INS-09', 'LEVY-01', 'PAY-01', 'FUND-03', 'PUB-01'];

export async function loadDemoLimits(officer: Ctx): Promise<void> {
  const { indicators } = await ruleBook(officer);
  for (const code of FROM_HISTORY) {
    const indicator = indicators.find((one) => one.code === code);
    if (indicator?.proposal.kind !== 'range') throw new Failure('indicator.not-found', { code });
    const { lower, upper, months } = indicator.proposal;
    const reason = `（演示）采用历史建议：近 ${months} 个月已审数`;
    await setLimits(officer, indicator.id, { version: 0, lower, upper, spread: null, reason });
  }
}
