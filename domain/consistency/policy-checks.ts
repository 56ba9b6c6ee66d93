import { exactOrNull } from '../decimal.ts';
import { isMoney, isPercentage } from '../scoring/completion-rules.ts';
import type { ScoredForm, ScoredRow } from '../scoring/form-score.ts';
import { type Finding, wordsFinding } from './finding.ts';
import { formTitle, placeIn, rowWords } from './form-place.ts';
import type { Side } from './side.ts';

interface Scored {
  scored: ScoredForm;
  line: ScoredRow;
  index: number;
  isFull: boolean;
}

/** The same kind of deviation, once with full points and once without; and a target missed with full points all the same. */
export function policyFindings(forms: ScoredForm[]): Finding[] {
  const projects = forms.filter(({ form }) => form.kind === 'project');
  return [
    ...projects.flatMap((scored) => mixed(rowsOf([scored]).filter(isBeyond), '同一张表内超额完成的指标')),
    ...mixed(rowsOf(projects).filter(isBelowCeiling), '各项目自评表中低于成本上限的指标'),
    ...rowsOf(forms).flatMap((one) => fullScoreFinding(one) ?? []),
  ];
}

function rowsOf(forms: ScoredForm[]): Scored[] {
  return forms.flatMap((scored) =>
    scored.rows.flatMap((line, index) => {
      const weight = exactOrNull(line.row.weight);
      const score = exactOrNull(line.row.printedScore);
      return weight === null || score === null ? [] : [{ scored, line, index, isFull: score.gte(weight) }];
    }),
  );
}

function compareToTarget({ line: { row } }: Scored): number {
  const [target, actual] = [exactOrNull(row.target), exactOrNull(row.actual)];
  return target === null || actual === null ? 0 : actual.comparedTo(target);
}

function isBeyond(one: Scored): boolean {
  const { operator, unit } = one.line.row;
  return operator === '>=' && !isPercentage(unit) && compareToTarget(one) > 0;
}

function isBelowCeiling(one: Scored): boolean {
  const { operator, unit } = one.line.row;
  return operator === '<=' && isMoney(unit) && compareToTarget(one) < 0;
}

function mixed(rows: Scored[], what: string): Finding[] {
  const full = rows.filter(({ isFull }) => isFull);
  const less = rows.filter(({ isFull }) => !isFull);
  const [one, other] = [full[0], less[0]];
  if (!one || !other) return [];
  const place = placeIn(one.scored.form, {
    check: 'policy',
    words: [
      rowWords(one.scored.form, one.index),
      formTitle(other.scored.form),
      rowWords(other.scored.form, other.index),
    ],
    cell: { part: 'row', row: one.index, field: 'score' },
    against: [scoreSide(other)],
  });
  const message =
    `${what}，${full.length} 项得满分（如${one.line.row.level3}），${less.length} 项扣分（如${other.line.row.level3}` +
    ` ${other.line.row.printedScore}/${other.line.row.weight} 分）。请统一计分办法，或写明理由。`;
  const said = (count: Scored[], word: string) => `${count.length} 项${word}`;
  return [wordsFinding(place, { stated: said(full, '满分'), expected: said(less, '扣分') }, message)];
}

function scoreSide({ scored, index }: Scored): Side {
  return { kind: 'cell', formId: Number(scored.form.id), cell: { part: 'row', row: index, field: 'score' } };
}

/** Proportional points of 14.995 print as 15: nothing is wrong, but the reader asks. What no policy gives is a finding of `score`. */
function fullScoreFinding(one: Scored): Finding | null {
  const { scored, line, index, isFull } = one;
  const { row } = line;
  if (!isFull || row.operator !== '>=' || compareToTarget(one) >= 0 || line.reproduced === false) return null;
  const place = placeIn(scored.form, {
    check: 'full-score',
    words: [rowWords(scored.form, index)],
    cell: { part: 'row', row: index, field: 'score' },
    against: [{ kind: 'cell', formId: Number(scored.form.id), cell: { part: 'row', row: index, field: 'actual' } }],
    indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
  });
  const message = `${row.level3}完成 ${row.actualText}，未达到 ${row.targetText}，得分 ${row.printedScore} 为满分，可由四舍五入解释。`;
  const said = { stated: row.printedScore ?? '', expected: row.weight ?? '', kind: 'rounding' } as const;
  return wordsFinding(place, said, message);
}
