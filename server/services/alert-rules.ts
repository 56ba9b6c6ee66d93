import { insertSettings, listSettings, listSettingsVersions, type StoredSettings } from '#db/tables/alert-settings.ts';
import { getYear } from '#db/tables/years.ts';
import { type AlertRule, alertRuleNames, alertRules } from '#domain/alerts/alert.ts';
import {
  type AlertSettings,
  type AlertSettingsInput,
  isSameSettings,
  settingsProblems,
  usualSettings,
} from '#domain/alerts/settings.ts';
import { Failure } from '#domain/failures.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';

/** The rules of a year for the screen: what is in force, what is usual, who set it and why. */
export async function alertRuleBook(ctx: Ctx, yearNumber: number) {
  const year = await getYear(ctx.db, yearNumber);
  const set = await listSettings(ctx.db, yearNumber);
  return {
    year: yearNumber,
    yearState: year.state,
    statusThresholds: year.thresholds,
    rules: alertRules.map((rule) => {
      const usual = usualSettings(rule);
      const own = set.get(rule);
      return { ...viewOf(rule, own ?? null, usual), isUsual: isSameSettings(own?.settings ?? usual, usual) };
    }),
  };
}

export async function alertRuleHistory(ctx: Ctx, year: number, rule: AlertRule) {
  const versions = await listSettingsVersions(ctx.db, year, rule);
  return versions.map(({ settings, version, reason, at, by }) => ({ ...settings, version, reason, at, by }));
}

function viewOf(rule: AlertRule, own: StoredSettings | null, usual: AlertSettings) {
  const set = own === null ? null : { reason: own.reason, at: own.at, by: own.by, isDemo: own.isDemo };
  return { rule, name: alertRuleNames[rule], version: own?.version ?? 0, ...(own?.settings ?? usual), set };
}

/** Sets a rule for a year and evaluates the year with it. Throws for wrong numbers, a stale version, no change, a closed year. */
export async function setAlertRule(ctx: Ctx, year: number, rule: AlertRule, input: AlertSettingsInput): Promise<void> {
  const act = { action: 'alert.set-rule', subject: `alert-rule:${year}:${rule}` } as const;
  await write(ctx, act, async (inside) => {
    const { version, reason, ...settings } = input;
    if ((await getYear(inside.db, year)).state === 'closed') throw new Failure('year.closed');
    const problems = settingsProblems(rule, settings);
    if (problems.length > 0) {
      throw new Failure('input.invalid', { problems }, `${problems.map(({ message }) => message).join('；')}。`);
    }
    const [last] = await listSettingsVersions(inside.db, year, rule);
    const current = last?.version ?? 0;
    if (version !== current) throw new Failure('rule.version-conflict', { yours: version, current });
    const before = last?.settings ?? usualSettings(rule);
    if (isSameSettings(settings, before)) throw new Failure('alert.rule-unchanged');
    const at = inside.now.toISOString();
    await insertSettings(inside.db, {
      year,
      rule,
      version: version + 1,
      settings,
      reason,
      actorId: actorId(inside),
      at,
    });
    await evaluateAlerts(inside, year);
    return { result: undefined, before, after: { ...settings, reason } };
  });
}
