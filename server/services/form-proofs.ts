import { listManualScores } from '#db/tables/manual-scores.ts';
import { exact, printed, printedInFull } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import type { CellRef } from '#domain/forms/document.ts';
import type { FundLine } from '#domain/forms/form.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';
import { type LineScore, type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import {
  type NearRule,
  nearestExecutionRules,
  nearestRules,
  printedExplanation,
} from '#domain/scoring/nearest-rules.ts';
import { type Preset, presetName } from '#domain/scoring/policy.ts';
import { citationOf, roundingText } from '#domain/scoring/proof.ts';
import { bandName } from '#domain/scoring/qualitative-score.ts';
import type { Score } from '#domain/scoring/scorable.ts';
import { scoreUnderPresets } from '#domain/scoring/score.ts';
import { executionUnderPresets, totalUnderPresets } from '#domain/scoring/under-presets.ts';
import type { Ctx } from '../context.ts';
import { type LoadedForm, loadForm } from './filled-forms.ts';
import { type InputCell, originsOf } from './form-origins.ts';
import { monthsBehind } from './months-behind.ts';

/**
 * What stands behind the score of a row: each input with its origin, rule and citation, what other presets would give, why a
 * printed score is kept, and every manual score ever proposed. Read when asked for, so that the form itself stays light.
 */
export async function rowProof(ctx: Ctx, id: number, key: string) {
  const loaded = await loadForm(ctx, id);
  const { form, stored } = loaded;
  const line = scoreForm(form).rows.find(({ row }) => row.key === key);
  const typed = stored.rows.find((row) => row.key === key);
  if (!line || !typed) throw new Failure('form.row-not-found', { key });
  const { row, policy } = line;
  const index = form.rows.findIndex((other) => other.key === key);
  const cellOf = (input: string, field: 'target' | 'actual' | 'weight', value: string | null): InputCell => ({
    input,
    value,
    place: `${key}.${field}`,
    ref: refText({ kind: 'form', formId: id, cell: { part: 'row', row: index, field } }),
  });
  const cells: InputCell[] = [
    cellOf('指标值', 'target', row.targetText),
    cellOf('完成值', 'actual', row.actualText),
    cellOf('分值', 'weight', row.weight),
    ...(row.band === null ? [] : [{ input: '完成档次', value: bandName(row.band), place: `${key}.band`, ref: null }]),
  ];
  const origins = await originsOf(ctx, stored, cells);
  const isFromMonths = typed.actualText === null && row.actualText !== null;
  const near = line.reproduced === false && line.printed !== null ? nearestRules(line.printed, row, policy) : [];
  const scores = await listManualScores(ctx.db, [id]);
  return {
    key,
    ...ruleOf(line),
    origins: origins.map((origin) =>
      origin.input === '完成值' && isFromMonths ? { ...origin, source: 'months' as const, by: null, at: null } : origin,
    ),
    months: await monthsOf(ctx, loaded, row.indicatorId),
    underPresets: presetViews(scoreUnderPresets(row)),
    kept: keptView(line, near),
    manualScores: scores
      .filter(({ rowKey }) => rowKey === key)
      .reverse()
      .map(({ basis: _basis, formId: _form, rowKey: _key, ...score }) => score),
  };
}

/** The same for budget execution: the amounts are those of the total line, the weight that of the line it is printed in. */
export async function executionProof(ctx: Ctx, id: number) {
  const { form, stored } = await loadForm(ctx, id);
  const line = scoreForm(form).execution;
  const source = executionLineOf(form.funds);
  const printedIn = line && form.funds[line.line.index];
  if (!line || !source || !printedIn) throw new Failure('form.row-not-found', { key: 'execution' });
  const near =
    line.reproduced === false && line.printed !== null
      ? nearestExecutionRules(line.printed, line.line, form.policy)
      : [];
  const cellOf = (
    input: string,
    on: FundLine,
    field: 'adjusted' | 'executed' | 'rate' | 'weight',
    value: string | null,
  ) => ({
    input,
    value,
    place: `${on.key}.${field}`,
    ref: refText({
      kind: 'form',
      formId: id,
      cell: { part: 'fund', fund: form.funds.findIndex((other) => other.key === on.key), field },
    }),
  });
  const cells: InputCell[] = [
    cellOf(`全年预算数（${source.source}）`, source, 'adjusted', amount(source.adjusted, form.moneyUnit)),
    cellOf(`全年执行数（${source.source}）`, source, 'executed', amount(source.executed, form.moneyUnit)),
    ...(printedIn.rate === null ? [] : [cellOf('执行率（表上）', printedIn, 'rate', printedIn.rate)]),
    cellOf('分值', printedIn, 'weight', printedIn.weight),
  ];
  return {
    key: printedIn.key,
    ...ruleOf(line),
    origins: await originsOf(ctx, stored, cells),
    months: null,
    underPresets: presetViews(executionUnderPresets(line.line)),
    kept: keptView(line, near),
    manualScores: [],
  };
}
export type LineProof = Awaited<ReturnType<typeof rowProof>> | Awaited<ReturnType<typeof executionProof>>;

/** How the total comes about: every score in force and what kind it is, deductions, cap, and the total under each preset. */
export async function totalProof(ctx: Ctx, id: number) {
  const { form } = await loadForm(ctx, id);
  const scored = scoreForm(form);
  const { total, max, grade } = scored;
  const difference =
    total.printed === null || total.computed === null ? null : exact(total.printed).minus(total.computed);
  return {
    lines: totalLines(scored),
    deductions: form.deductions,
    arithmetic: total.arithmetic,
    computed: total.computed === null ? null : printed(total.computed, 2),
    printed: total.printed,
    /** Printed minus computed; null where they agree or one is absent. */
    difference: difference === null || difference.isZero() ? null : printedInFull(difference),
    max: printed(max, 0),
    grade,
    rounding: `各行得分${roundingText(form.policy.rounding)}后相加，合计不再取舍`,
    underPresets: totalUnderPresets(form).map(({ preset, total: value, complete }) => ({
      preset,
      name: presetName(preset),
      score: value === null ? null : printed(value, 2),
      complete,
    })),
  };
}

function totalLines({ form, rows, execution }: ScoredForm) {
  const view = (line: LineScore, key: string, name: string, weight: string | null, cell: CellRef) => ({
    key,
    name,
    weight,
    /** Asks further about the score. */
    ref: refText({ kind: 'form', formId: Number(form.id), cell }),
    score: line.inForce === null ? null : printed(line.inForce, 2),
    kind: kindOf(line),
  });
  return [
    ...(execution
      ? [
          view(execution, execution.line.key, '预算执行', execution.line.weight, {
            part: 'fund',
            fund: execution.line.index,
            field: 'score',
          }),
        ]
      : []),
    ...rows.map((line, row) =>
      view(line, line.row.key, line.row.level3, line.row.weight, { part: 'row', row, field: 'score' }),
    ),
  ];
}

function kindOf({ manual, printed: stated, inForce, reproduced }: LineScore) {
  if (manual) return 'manual' as const;
  if (stated !== null) return reproduced === false ? ('kept' as const) : ('printed' as const);
  return inForce === null ? ('none' as const) : ('computed' as const);
}

function ruleOf({ result }: LineScore) {
  if (result.kind !== 'scored') return { rule: null, citation: null };
  const { rule, policy } = result.proof;
  return { rule: policy, citation: citationOf(rule) };
}

function keptView({ printed: stated, proof }: LineScore, near: NearRule[]) {
  if (stated === null || near.length === 0) return null;
  return { explanation: printedExplanation(stated, proof.computed, near), rules: near.slice(0, 4) };
}

function presetViews(scores: { preset: Preset; score: Score }[]) {
  return scores.map(({ preset, score }) => ({
    preset,
    name: presetName(preset),
    score: score.kind === 'scored' ? printed(score.score, score.decimals) : null,
  }));
}

export async function monthsOf(ctx: Ctx, { form, book }: LoadedForm, indicatorId: string | null) {
  const item = book?.indicators.find(({ indicator }) => String(indicator.id) === indicatorId);
  return item ? monthsBehind(ctx, item, form.year) : null;
}

function amount(value: string | null, unit: string): string | null {
  return value === null ? null : `${value} ${unit}`;
}
