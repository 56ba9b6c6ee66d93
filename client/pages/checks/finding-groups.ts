import type { FindingKind } from '#domain/consistency/finding.ts';
import type { Finding } from '../../queries/checks.ts';
import { kindWords } from '../../words/findings.ts';

export const findingKinds: readonly FindingKind[] = ['contradiction', 'missing', 'rounding'];

export interface FindingGroup<T> {
  kind: FindingKind;
  findings: T[];
}

/** Kinds in the order of what they ask; a kind without findings does not appear. */
export function findingGroups<T extends Pick<Finding, 'kind'>>(findings: readonly T[]): FindingGroup<T>[] {
  return findingKinds
    .map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind) }))
    .filter((group) => group.findings.length > 0);
}

/** The checks that found something, with how much, in the order they first appear. */
export function checkCounts(findings: readonly Pick<Finding, 'check' | 'checkName'>[]) {
  const counts = new Map<string, { check: string; checkName: string; count: number }>();
  for (const { check, checkName } of findings) {
    const entry = counts.get(check) ?? { check, checkName, count: 0 };
    counts.set(check, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()];
}

/** 发现 10 处矛盾、1 处缺项；另有 1 处舍入差，可由公布的小数位数解释。 */
export function findingsSentence(findings: readonly Pick<Finding, 'kind'>[]): string {
  const count = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  const wrong = (['contradiction', 'missing'] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} 处${kindWords[kind].word}`);
  const rounding = count('rounding');
  const explained = rounding > 0 ? `${rounding} 处舍入差，可由公布的小数位数解释` : '';
  if (wrong.length === 0) return `没有发现矛盾${explained && `；有 ${explained}`}。`;
  return `发现 ${wrong.join('、')}${explained && `；另有 ${explained}`}。`;
}
