import type { LocationQuery } from 'vue-router';
import type { Policy, Preset } from '#domain/scoring/policy.ts';
import type { PolicyBook, PolicyUse, PolicyVersion } from '../../queries/policies.ts';

/** A preset or a policy of the library, as list and page show it; `key` stands in the address. */
export interface ListedPolicy {
  key: string;
  name: string;
  policy: Policy;
  preset: Preset | null;
  number: number | null;
  /** Null for a preset. */
  latest: PolicyVersion | null;
  uses: PolicyUse[];
}

export function listedPolicies({ presets, policies, forms }: PolicyBook): ListedPolicy[] {
  return [
    ...presets.map(({ preset, name, policy }) => ({
      key: preset,
      name,
      policy,
      preset,
      number: null,
      latest: null,
      uses: forms.filter((form) => form.number === null && form.preset === preset),
    })),
    ...policies.map((latest) => ({
      key: String(latest.number),
      name: latest.name,
      policy: latest.policy,
      preset: null,
      number: latest.number,
      latest,
      uses: forms.filter((form) => form.number === latest.number),
    })),
  ];
}

/** `?policy=project` or `?policy=3`; the first of the list when the address names none. */
export function policyIn({ policy }: LocationQuery, listed: readonly ListedPolicy[]): ListedPolicy | null {
  return listed.find(({ key }) => key === policy) ?? listed[0] ?? null;
}

/** `?version=1` and the like; null when it is no version. */
export function versionAt(text: LocationQuery[string] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The policies a form can be given: presets, and of each policy its latest version and the one the form has. */
export function choicesFor(
  { presets, policies }: PolicyBook,
  from: { number: number; version: number; name: string } | null,
): { key: string; label: string }[] {
  const newest = policies.map(({ number, version, name }) => ({
    key: `${number}:${version}`,
    label: `${name}（第 ${version} 版）`,
  }));
  const own = from && { key: `${from.number}:${from.version}`, label: `${from.name}（第 ${from.version} 版）` };
  return [
    ...presets.map(({ preset, name }) => ({ key: preset as string, label: name })),
    ...newest,
    ...(own && !newest.some(({ key }) => key === own.key) ? [own] : []),
  ];
}

/** The choice as the API takes it. */
export function choiceOf(key: string): { preset: Preset } | { number: number; version: number } {
  const [number, version] = key.split(':').map(Number);
  return version === undefined ? { preset: key as Preset } : { number: number ?? 0, version };
}
