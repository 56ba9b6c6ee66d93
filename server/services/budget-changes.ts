import {
  findAdjustment,
  getBudgetLine,
  hasCounterEntry,
  insertAdjustment,
  listAdjustments,
  setInitial,
} from '#db/tables/budget-items.ts';
import { findBudgetReport, listBudgetReports } from '#db/tables/budget-reports.ts';
import { getYear } from '#db/tables/years.ts';
import type { InitialChange, NewAdjustment } from '#domain/budgets/changes.ts';
import {
  exact,
  exactFromMicro,
  exactOrNull,
  fromMicro,
  microOrNull,
  printedInFull,
  sum,
  toMicro,
} from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, yearOf } from '#domain/period.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { financeDepartmentCode } from './finance-department.ts';

type Line = Awaited<ReturnType<typeof getBudgetLine>>;

/** Registers an adjustment of a line's budget. Throws for a day outside the year, ahead, or in a month handed in. */
export async function adjustBudget(ctx: Ctx, lineId: number, input: NewAdjustment): Promise<void> {
  await write(ctx, await actOn(ctx, lineId), async (inside) => {
    const line = await openLine(inside, lineId);
    await requireDay(inside, line, input.date);
    const total = await wholeOf(inside, line);
    if (total.plus(exact(input.amount)).isNegative()) throw new Failure('budget.adjustment-below-zero');
    const { date, reason, documentNumber } = input;
    const row = { lineId, date, amountMicro: toMicro(exact(input.amount)), reason, documentNumber };
    const id = await insertAdjustment(inside.db, { ...row, ...stamp(inside), countersId: null });
    return { result: undefined, after: { id, line: nameOf(line), ...input } };
  });
}

/** Takes an adjustment back by its counter entry of today; both stay to be read. */
export async function counterAdjustment(ctx: Ctx, id: number, reason: string): Promise<void> {
  const found = await findAdjustment(ctx.db, id);
  if (!found) throw new Failure('budget.adjustment-not-found', { id });
  await write(ctx, await actOn(ctx, found.lineId), async (inside) => {
    const line = await openLine(inside, found.lineId);
    if (found.countersId !== null || (await hasCounterEntry(inside.db, id))) {
      throw new Failure('budget.adjustment-countered', { id });
    }
    const today = localDay(inside.now);
    const date = yearOf(today) === line.year ? today : `${line.year}-12-31`;
    await requireDay(inside, line, date);
    const total = await wholeOf(inside, line);
    if (total.minus(fromMicro(found.amountMicro)).isNegative()) throw new Failure('budget.adjustment-below-zero');
    const row = {
      lineId: line.id,
      date,
      amountMicro: -found.amountMicro,
      reason,
      documentNumber: found.documentNumber,
    };
    const counterId = await insertAdjustment(inside.db, { ...row, ...stamp(inside), countersId: id });
    const amount = printedInFull(fromMicro(found.amountMicro), 2);
    const before = { id, line: nameOf(line), amount, date: found.date, documentNumber: found.documentNumber };
    return { result: undefined, before, after: { id: counterId, counters: id, date, reason } };
  });
}

/** 年初预算数, until the first month of the year is handed in. */
export async function changeInitial(ctx: Ctx, lineId: number, { initial, before }: InitialChange): Promise<void> {
  const act = { ...(await actOn(ctx, lineId)), action: 'budget.save' } as const;
  await write(ctx, act, async (inside) => {
    const line = await openLine(inside, lineId);
    const reports = await listBudgetReports(inside.db, line.year);
    if (reports.some(({ state, approvedAt }) => isHandedIn(state) || approvedAt !== null)) {
      throw new Failure('budget.initial-locked');
    }
    const known = exactFromMicro(line.initialMicro);
    const text = known && printedInFull(known, 2);
    if (microOrNull(exactOrNull(before)) !== line.initialMicro) {
      throw new Failure('budget.initial-changed', { current: text });
    }
    await setInitial(inside.db, lineId, microOrNull(exactOrNull(initial)));
    return { result: undefined, before: { line: nameOf(line), initial: text }, after: { initial } };
  });
}

async function actOn(ctx: Ctx, lineId: number) {
  const department = await financeDepartmentCode(ctx.db);
  return { action: 'budget.adjust', subject: `budget-line:${lineId}`, department } as const;
}

/** Throws `budget.line-not-found` and `year.closed`. */
async function openLine(ctx: Ctx, lineId: number): Promise<Line> {
  const line = await getBudgetLine(ctx.db, lineId);
  const year = await getYear(ctx.db, line.year);
  if (year.state === 'closed') throw new Failure('year.closed', { year: line.year });
  return line;
}

async function requireDay(ctx: Ctx, line: Line, date: string): Promise<void> {
  if (yearOf(date) !== line.year) throw new Failure('input.invalid', { date }, `调整日期应在 ${line.year} 年内。`);
  if (date > localDay(ctx.now)) throw new Failure('input.invalid', { date }, '调整日期不能晚于今天。');
  // An approved rate would change without anybody having looked at it.
  const report = await findBudgetReport(ctx.db, date.slice(0, 7));
  if (report && isHandedIn(report.state)) throw new Failure('budget.month-approved', { month: report.month });
}

/** The budget with every adjustment there is; nothing known counts as nothing. */
async function wholeOf(ctx: Ctx, line: Line) {
  const adjustments = await listAdjustments(ctx.db, [line.id]);
  return sum([fromMicro(line.initialMicro ?? 0), ...adjustments.map(({ amountMicro }) => fromMicro(amountMicro))]);
}

const nameOf = ({ item, source }: Line) => `${item}：${source}`;
const stamp = (ctx: Ctx) => ({ actorId: actorId(ctx), at: ctx.now.toISOString(), isDemo: 0 });
