import { formTitle } from '#domain/consistency/form-place.ts';
import { fundArithmetic } from '#domain/consistency/fund-arithmetic.ts';
import { cellRefText } from '#domain/disclosure/cell-ref-text.ts';
import { type FigureRef, refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import type { CellRef, FormDocument } from '#domain/forms/document.ts';
import { placeOf } from '#domain/forms/form-differences.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { totalText } from '#domain/forms/form-parts.ts';
import { localDay } from '#domain/period.ts';
import { type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import { type LoadedForm, loadForm } from './filled-forms.ts';
import { type InputOrigin, originsOf } from './form-origins.ts';
import { executionProof, rowProof, totalProof } from './form-proofs.ts';
import { signingOf } from './form-signing.ts';
import { proofView } from './forms.ts';
import { indicatorView } from './indicators.ts';
import { monthsBehind } from './months-behind.ts';
import { type Provenance, provenanceOf } from './provenance-view.ts';
import { targetsOf } from './target-facts.ts';
import { usagesOfIndicator } from './usages.ts';

type FormCellRef = Extract<FigureRef, { kind: 'form' }>;
type Known = Partial<Provenance>;

/** A cell of a form: what it says, who put it there or how it is worked out, and the months where it has some. */
export async function formProvenance(ctx: Ctx, ref: FormCellRef): Promise<Provenance> {
  const { formId, cell } = ref;
  const loaded = await loadForm(ctx, formId);
  const { form } = loaded;
  const scored = scoreForm(form);
  const { content, current, outdated } = await signingOf(ctx, form);
  const named = cell.part === 'total' ? { place: 'total', where: '总分' } : placeOf(cell, form);
  const paper = printedIn(content?.view.document ?? documentOf(form, scored), cell);
  // Some papers have no line for the total; the page says it beside them.
  const text = paper ?? (cell.part === 'total' ? totalText(scored) : null);
  if (!named || text === null) throw new Failure('provenance.not-found', { ref: refText(ref) });
  const change = outdated.find(({ place }) => place === named.place);
  const signed = current
    ? [`第 ${current.version} 版定稿，${current.signedBy ?? '系统'} ${localDay(new Date(current.signedAt))} 签署。`]
    : [];
  const changed = change ? [`定稿后数据有变：现在为 ${change.now || '空'}，定稿时为 ${change.signed || '空'}。`] : [];
  return provenanceOf(ref, {
    title: named.where,
    place: `${form.year}年 · ${formTitle(form)}`,
    value: text || null,
    isDemo: form.isDemo,
    notes: [...signed, ...changed],
    links: [
      { word: '打开自评表', to: { path: `/forms/${formId}`, query: { year: String(form.year), ...lineQuery(cell) } } },
    ],
    ...(await behindCell(ctx, loaded, scored, ref)),
  });
}

/** The text of the cell as it is printed; null where the paper has no such cell. */
function printedIn({ rows }: FormDocument, cell: CellRef): string | null {
  const wanted = cellRefText(cell);
  const found = rows.flatMap(({ cells }) => cells).find((one) => one.ref !== null && cellRefText(one.ref) === wanted);
  return found?.text ?? null;
}

/** The line in the address of the form's page. */
function lineQuery(cell: CellRef): Record<string, string> {
  if (cell.part === 'row') return { row: String(cell.row + 1) };
  return cell.part === 'fund' ? { fund: String(cell.fund) } : {};
}

async function behindCell(ctx: Ctx, loaded: LoadedForm, scored: ScoredForm, ref: FormCellRef): Promise<Known> {
  const { cell } = ref;
  switch (cell.part) {
    case 'row':
      return cell.field === 'score' ? rowScore(ctx, loaded, scored, cell.row) : rowCell(ctx, loaded, { ...ref, cell });
    case 'fund':
      return cell.field === 'score' && scored.execution?.line.index === cell.fund
        ? executionScore(ctx, loaded, scored)
        : fundCell(ctx, loaded, scored, { ...ref, cell });
    case 'total':
      return total(ctx, loaded);
    default:
      return { inputs: await ownOrigin(ctx, loaded, ref) };
  }
}

/** Who wrote the cell, or that it came with the form. */
async function ownOrigin(ctx: Ctx, { stored, form }: LoadedForm, { cell }: FormCellRef): Promise<InputOrigin[]> {
  const named = cell.part === 'total' ? null : placeOf(cell, form);
  const text = printedIn(documentOf(form, scoreForm(form)), cell);
  if (!named) return [];
  return originsOf(ctx, stored, [{ input: '本栏', value: text || null, place: named.place, ref: null }]);
}

async function rowCell(
  ctx: Ctx,
  loaded: LoadedForm,
  ref: FormCellRef & { cell: Extract<CellRef, { part: 'row' }> },
): Promise<Known> {
  const { form, stored, book } = loaded;
  const { row: index, field } = ref.cell;
  const row = form.rows[index];
  const item = book?.indicators.find(({ indicator }) => String(indicator.id) === row?.indicatorId);
  const inputs = await ownOrigin(ctx, loaded, ref);
  if (!row || !item || !book || (field !== 'actual' && field !== 'target')) return { inputs };
  if (field === 'target') return { inputs, targets: await targetsOf(ctx, item, form.year, book.month) };
  const months = await monthsBehind(ctx, item, form.year);
  const isFromMonths = stored.rows[index]?.actualText === null;
  const own = refText(ref);
  const figure: InputOrigin = {
    input: '月报数',
    value: indicatorView(item).value,
    source: 'months',
    by: null,
    at: null,
    ref: refText({ kind: 'indicator', year: form.year, month: book.month, indicatorId: item.indicator.id }),
  };
  return {
    inputs: isFromMonths ? [figure] : [...inputs, figure],
    rule: isFromMonths ? '取自同一指标的已审核月报' : '表上的数随表录入或手工填写；同一指标的已审核月报如下，可以对照',
    arithmetic: months.arithmetic,
    months,
    targets: await targetsOf(ctx, item, form.year, book.month),
    usedIn: (await usagesOfIndicator(ctx, item, book)).filter((usage) => usage.ref !== own),
    isDemo: form.isDemo || item.isDemo,
  };
}

async function rowScore(ctx: Ctx, { form }: LoadedForm, { rows }: ScoredForm, index: number): Promise<Known> {
  const line = rows[index];
  if (!line) return {};
  const proof = await rowProof(ctx, Number(form.id), line.row.key);
  return {
    unit: '分',
    score: { proof: proofView(line), manual: line.manual?.score.score ?? null, line: proof },
  };
}

async function executionScore(ctx: Ctx, { form }: LoadedForm, { execution }: ScoredForm): Promise<Known> {
  if (!execution) return {};
  const line = await executionProof(ctx, Number(form.id));
  return { unit: '分', score: { proof: proofView(execution), manual: null, line } };
}

async function fundCell(
  ctx: Ctx,
  loaded: LoadedForm,
  scored: ScoredForm,
  ref: FormCellRef & { cell: Extract<CellRef, { part: 'fund' }> },
): Promise<Known> {
  const { form, stored } = loaded;
  const { fund, field } = ref.cell;
  const own = await ownOrigin(ctx, loaded, ref);
  const isMoney = field === 'initial' || field === 'adjusted' || field === 'executed';
  // Below the line that carries them, rate and score are printed as dashes.
  const isPrinted = field !== 'rate' || form.funds[fund]?.rate !== null || scored.execution?.line.index === fund;
  const computed = isPrinted ? fundArithmetic(form, fund, field) : null;
  if (computed === null) return { inputs: own, unit: isMoney ? form.moneyUnit : null };
  const cells = computed.inputs.flatMap((input) => {
    const line = form.funds[input.fund];
    const cell: CellRef = { part: 'fund', fund: input.fund, field: input.field };
    const named = placeOf(cell, form);
    if (!line || !named) return [];
    const value = line[input.field];
    return { input: named.where, value, place: named.place, ref: refText({ kind: 'form', formId: ref.formId, cell }) };
  });
  return {
    unit: isMoney ? form.moneyUnit : null,
    rule: computed.rule,
    arithmetic: computed.arithmetic,
    inputs: [...own, ...(await originsOf(ctx, stored, cells))],
  };
}

async function total(ctx: Ctx, { form }: LoadedForm): Promise<Known> {
  const proof = await totalProof(ctx, Number(form.id));
  return {
    rule: `各行得分相加${form.deductions.length > 0 ? '，扣减扣分项' : ''}；${proof.rounding}`,
    arithmetic: proof.arithmetic,
    inputs: proof.lines.map(({ name, score, ref }) => ({
      input: name,
      value: score,
      source: score === null ? 'none' : 'computed',
      by: null,
      at: null,
      ref,
    })),
    notes:
      proof.difference === null
        ? []
        : [`表上总分 ${proof.printed}，与合计相差 ${proof.difference}；印刷值保留并标出，不改算式。`],
  };
}
