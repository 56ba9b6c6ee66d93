import { BANDS, type Policy } from '#domain/scoring/policy.ts';
import { roundingText } from '#domain/scoring/proof.ts';
import { bandName } from '#domain/scoring/qualitative-score.ts';
import { type PolicyLine, policyLines } from '../forms/policy-words.ts';

export interface PolicySection {
  title: string;
  lines: PolicyLine[];
}

/** Every parameter of a policy in words, nothing left unsaid. */
export function policySections(policy: Policy): PolicySection[] {
  const { execution, completionDecimals, qualitative, rounding, total } = policy;
  const { shortfall, excess, belowMoneyCeiling, aboveCeiling } = policy;
  return [
    {
      title: '定量指标',
      lines: [
        ...policyLines({ shortfall, excess, belowMoneyCeiling, aboveCeiling }),
        { about: '完成率取整', says: rateWords(completionDecimals) },
        { about: '得分取整', says: roundingText(rounding) },
      ],
    },
    {
      title: '定性指标',
      lines: BANDS.map((band) => {
        const { from, to, given } = qualitative[band];
        return { about: bandName(band), says: `分值的 ${from}%—${to}%，计 ${given}%` };
      }),
    },
    {
      title: '预算执行',
      lines: [
        ...policyLines({ execution }),
        { about: '执行率取整', says: rateWords(execution.rateDecimals) },
        { about: '执行得分取整', says: roundingText(execution.rounding) },
      ],
    },
    { title: '总分', lines: totalLines(total) },
  ];
}

function rateWords(decimals: number | null): string {
  return decimals === null ? '不取整，按原值计分' : `先取 ${decimals} 位小数再计分`;
}

function totalLines(total: Policy['total']): PolicyLine[] {
  const lines = policyLines({ total });
  return [
    ...(total.executionCaps.length === 0 ? [{ about: '执行率限高', says: '不限' }] : []),
    ...lines,
    ...(total.deviationAbove === null ? [{ about: '视为偏差', says: '不设界限，失分才须说明' }] : []),
  ];
}

export interface PolicyDifference {
  about: string;
  one: string | null;
  other: string | null;
}

/** What two policies say differently; null where one of them says nothing of the kind. */
export function policyDifferences(one: Policy, other: Policy): PolicyDifference[] {
  const [left, right] = [saidBy(one), saidBy(other)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((about) => {
    const difference = { about, one: left.get(about) ?? null, other: right.get(about) ?? null };
    return difference.one === difference.other ? [] : [difference];
  });
}

function saidBy(policy: Policy): Map<string, string> {
  const sections = policySections(policy);
  return new Map(sections.flatMap(({ title, lines }) => lines.map(({ about, says }) => [`${title} · ${about}`, says])));
}
