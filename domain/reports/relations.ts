import { Exact, exact, printedInFull } from '../decimal.ts';
import { type Operator, operatorSigns } from '../indicators/target.ts';
import type { CellFinding } from './finding.ts';

/** 审核关系: one sum of cells of a report against another, e.g. 失业参保 ＋ 工伤参保 ≤ 社会保险参保人次. */
export interface Relation {
  /** Permanent number; versions of a relation share it. */
  number: number;
  left: RelationTerm[];
  operator: Operator;
  right: RelationTerm[];
  /** How far the sides may miss each other, in the indicators' unit, as a plain decimal. */
  tolerance: string;
  /** The officer's own sentence in place of none; the figures are always named behind it. */
  wording: string | null;
}

export interface RelationTerm {
  indicatorId: number;
  sign: '+' | '-';
}

/** A cell of the report as a relation reads it: this month's value as it was entered. */
export interface RelatedFigure {
  name: string;
  unit: string;
  value: Exact | null;
}
export type FigureOf = (indicatorId: number) => RelatedFigure | undefined;

export function indicatorsIn({ left, right }: Pick<Relation, 'left' | 'right'>): number[] {
  return [...left, ...right].map(({ indicatorId }) => indicatorId);
}

/** What a broken relation says to each of its cells; null when it holds or an operand is missing: absent is not zero. */
export function relationFinding(relation: Relation, figureOf: FigureOf): CellFinding | null {
  const left = sideOf(relation.left, figureOf);
  const right = sideOf(relation.right, figureOf);
  if (left === null || right === null) return null;
  if (holds(left.total.minus(right.total), relation.operator, exact(relation.tolerance))) return null;
  const slack = exact(relation.tolerance).isZero() ? '' : `，允许相差 ${relation.tolerance}`;
  const stated = `${left.words} 应${operatorSigns[relation.operator]} ${right.words}（${left.unit}${slack}）`;
  const message = `${relation.wording === null ? '' : `${relation.wording}：`}${stated}，请核对或说明`;
  return { level: 'explain', code: 'relation', message };
}

/**
 * Where a broken relation stands: at every cell it names, until one of them has a note. That one answers for all; a sum of
 * twelve cells does not want twelve notes.
 */
export function answeringCells(relation: Relation, hasNote: (indicatorId: number) => boolean): number[] {
  const named = indicatorsIn(relation);
  const noted = named.filter(hasNote);
  return noted.length > 0 ? noted : named;
}

/** The findings of all relations by indicator. */
export function relationFindings(
  relations: readonly Relation[],
  figureOf: FigureOf,
  hasNote: (indicatorId: number) => boolean,
): Map<number, CellFinding[]> {
  const findings = new Map<number, CellFinding[]>();
  for (const relation of relations) {
    const finding = relationFinding(relation, figureOf);
    if (finding === null) continue;
    for (const id of answeringCells(relation, hasNote)) findings.set(id, [...(findings.get(id) ?? []), finding]);
  }
  return findings;
}

function holds(difference: Exact, operator: Operator, tolerance: Exact): boolean {
  switch (operator) {
    case '<=':
      return difference.lte(tolerance);
    case '>=':
      return difference.gte(tolerance.neg());
    case '=':
      return difference.abs().lte(tolerance);
  }
}

interface Side {
  total: Exact;
  words: string;
  unit: string;
}

function sideOf(terms: readonly RelationTerm[], figureOf: FigureOf): Side | null {
  let total = new Exact(0);
  let unit = '';
  const words: string[] = [];
  for (const { indicatorId, sign } of terms) {
    const figure = figureOf(indicatorId);
    if (!figure?.value) return null;
    total = sign === '+' ? total.plus(figure.value) : total.minus(figure.value);
    unit = figure.unit;
    words.push(`${signWords(sign, words.length === 0)}${figure.name} ${printedInFull(figure.value)}`);
  }
  const sum = terms.length > 1 ? ` ＝ ${printedInFull(total)}` : '';
  return { total, unit, words: `${words.join('')}${sum}` };
}

function signWords(sign: '+' | '-', isFirst: boolean): string {
  if (isFirst) return sign === '+' ? '' : '－';
  return sign === '+' ? ' ＋ ' : ' － ';
}

/** 全州失业参保人数 ＋ 全州工伤参保人数 ≤ 社会保险参保人次: the relation without figures. */
export function relationWords(
  { left, operator, right }: Pick<Relation, 'left' | 'operator' | 'right'>,
  nameOf: (indicatorId: number) => string,
): string {
  const side = (terms: RelationTerm[]) =>
    terms.map(({ sign, indicatorId }, index) => `${signWords(sign, index === 0)}${nameOf(indicatorId)}`).join('');
  return `${side(left)} ${operatorSigns[operator]} ${side(right)}`;
}
