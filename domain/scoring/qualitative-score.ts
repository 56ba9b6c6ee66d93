import { exact, printed } from '#domain/decimal.ts';
import { roundedPoints } from './completion-rules.ts';
import type { Band, Policy } from './policy.ts';
import { roundingText } from './proof.ts';
import type { Scorable, Score } from './scorable.ts';

type QualitativeRow = Scorable & { targetText: string; weight: string };

/** The band a text row stands in: as judged, or achieved when the actual says what the target says; null when nobody knows. */
export function bandOf(row: Pick<Scorable, 'targetText' | 'actualText' | 'band'>): Band | null {
  if (row.band !== null) return row.band;
  if (row.targetText === null || row.actualText === null) return null;
  return withoutSpaces(row.targetText) === withoutSpaces(row.actualText) ? 'achieved' : null;
}

/** Points of a text row: its band's share of the weight (财预〔2020〕10号). */
export function scoreQualitative(row: QualitativeRow, policy: Policy): Score {
  const band = bandOf(row);
  if (band === null) {
    const reason = row.actualText === null ? '尚未填写完成情况' : '定性指标的完成情况与目标表述不同，请选定完成档次';
    return { kind: 'no-data', reason };
  }
  const { from, to, given } = policy.qualitative[band];
  const weight = exact(row.weight);
  const score = roundedPoints(weight.times(given).div(100), weight, policy.rounding);
  const decimals = Math.max(policy.rounding.decimals, score.decimalPlaces());
  return {
    kind: 'scored',
    score,
    decimals,
    proof: {
      policy: `定性指标，${bandName(band)}，按分值的 ${to}%—${from}% 计分（财预〔2020〕10号）`,
      rule: 'qualitative',
      inputs: [
        { name: '目标值', value: row.targetText, unit: null },
        { name: '完成值', value: row.actualText ?? '', unit: null },
        { name: '分值', value: row.weight, unit: '分' },
      ],
      arithmetic: `${given}% × ${row.weight} = ${printed(score, decimals)}`,
      rounding: roundingText(policy.rounding),
    },
  };
}

export function bandName(band: Band): string {
  switch (band) {
    case 'achieved':
      return '达成年度指标';
    case 'partly':
      return '部分达成年度指标并具有一定效果';
    case 'not':
      return '未达成年度指标且效果较差';
  }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
