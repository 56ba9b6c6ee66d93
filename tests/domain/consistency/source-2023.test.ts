import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkNameList } from '#domain/consistency/check-rules.ts';
import type { Finding } from '#domain/consistency/finding.ts';
import { yearFindings } from '#domain/consistency/year-checks.ts';
import { facts2023 } from '../../support/facts-2023.ts';
import { type KnownContradiction, knownContradictions, knownFalseAlarms } from './known-contradictions.ts';

const source = readFileSync('seeds/2023/source.txt', 'utf8').replace(/\s/g, '');
const facts = facts2023();
const findings = yearFindings(facts);

const codeOf = (finding: Finding) => facts.forms.find(({ id }) => id === String(finding.formId))?.code;

/** Is it this one: of its rule, in its form, with these words? */
function isOf(finding: Finding, { rule, finds = {} }: KnownContradiction): boolean {
  const { form, stated, expected } = finds;
  return (
    finding.check === rule &&
    (form === undefined || codeOf(finding) === form) &&
    (stated === undefined || finding.stated === stated) &&
    (expected === undefined || finding.expected === expected)
  );
}

const found = knownContradictions.filter((known) => findings.some((finding) => isOf(finding, known)));
const unknown = findings.filter((finding) => !knownContradictions.some((known) => isOf(finding, known)));

describe('the contradictions of the 2023 source, listed by hand', () => {
  it('are quoted from the source, at both places', () => {
    // A table's cells are wrapped among one another: what a quote holds of several cells need not stand in one line.
    const lost = knownContradictions.flatMap(({ id, a, b }) =>
      [a, b].filter(([, quote]) => !source.includes(quote.replace(/\s/g, ''))).map(([, quote]) => `${id} ${quote}`),
    );
    expect(lost).toEqual([]);
    expect(new Set(knownContradictions.map(({ id }) => id)).size).toBe(knownContradictions.length);
  });

  it.each(
    knownContradictions.filter(({ rule }) => rule !== null).map((known) => [known.id, known.why, known] as const),
  )('%s is found: %s', (_id, _why, known) => {
    const own = findings.filter((finding) => isOf(finding, known));
    expect(own.map(({ kind }) => kind)).toContain(known.kind);
  });

  it('are found for the most part, and what is found beside them is listed as a false alarm, fewer than one in ten', () => {
    const alarms = unknown.map(({ check, stated, message }) => ({ check, stated, message }));
    const recall = `${found.length} of ${knownContradictions.length} listed contradictions found`;
    const share = `${alarms.length} of ${findings.length} findings are false alarms`;
    console.log(`${recall}; ${share}`);
    expect(alarms.map(({ check, stated }) => `${check} ${stated}`)).toEqual(
      knownFalseAlarms.map(({ rule, stated }) => `${rule} ${stated}`),
    );
    expect(alarms.length / findings.length).toBeLessThan(0.1);
    expect(found.length / knownContradictions.length).toBeGreaterThan(0.9);
  });

  it('are each told with the places they stand in', () => {
    const alone = findings.filter(({ sides }) => sides.length < 2);
    expect(alone.map(({ check, message }) => `${check} ${message}`)).toEqual([]);
    expect(findings.every(({ check }) => checkNameList.includes(check))).toBe(true);
  });
});
