import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { AlertRule } from '#domain/alerts/alert.ts';
import type { AlertSettingsInput } from '#domain/alerts/settings.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';
import { sessionKey } from './session.ts';

const rules = api.api['alert-rules'];
const one = rules[':year'][':rule'];

export type AlertRuleBook = InferResponseType<typeof rules.$get>;
export type RuleInForce = AlertRuleBook['rules'][number];
export type RuleVersion = InferResponseType<typeof one.history.$get>[number];

const rulesKey = ['alert-rules'];

/** How the rules are applied in the year in the address. */
export function useAlertRules() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...rulesKey, query.value.year],
    query: () => unwrap(rules.$get({ query: { year: query.value.year } })),
  });
}

export function useAlertRuleHistory(year: number, rule: AlertRule) {
  return useQuery({
    key: [...rulesKey, 'history', String(year), rule],
    query: () => unwrap(one.history.$get({ param: { year: String(year), rule } })),
  });
}

/** A rule that changes may open and close alerts at once. */
export function useSetAlertRule() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ year, rule, input }: { year: number; rule: AlertRule; input: AlertSettingsInput }) =>
      unwrap(one.$put({ param: { year: String(year), rule }, json: input })),
    onSuccess: () =>
      Promise.all([
        ...[rulesKey, ['alerts'], ['overview'], ['work']].map((key) => cache.invalidateQueries({ key })),
        cache.invalidateQueries({ key: sessionKey }, 'all'),
      ]),
  });
}
