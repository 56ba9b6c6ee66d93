import { approveBudgetEntries, hasEnteredBudget, insertBudgetEvents } from '#db/tables/budget-reports.ts';
import { type BudgetMoveRequest, budgetActionOf } from '#domain/budgets/changes.ts';
import { isAnswered } from '#domain/budgets/entry-findings.ts';
import { Failure } from '#domain/failures.ts';
import { type Month, yearOf } from '#domain/period.ts';
import { stateAfter } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { budgetMonth } from './budget-months.ts';
import { bumpBudgetReport, openBudgetReport } from './budget-saving.ts';
import { financeDepartmentCode } from './finance-department.ts';

/** Hands a month in, approves, returns or reopens it; the official figures change only when it is approved. */
export async function moveBudgetMonth(ctx: Ctx, month: Month, request: BudgetMoveRequest): Promise<void> {
  const { move, version } = request;
  const act = { action: budgetActionOf[move], subject: `budget:${month}` };
  await write(ctx, { ...act, department: await financeDepartmentCode(ctx.db) }, async (inside) => {
    const report = await openBudgetReport(inside, month);
    if (report.version !== version) {
      throw new Failure('budget.version-conflict', { yours: version, current: report.version });
    }
    const reason = request.reason || undefined;
    const state = stateAfter(report.state, move, reason);
    const [at, who] = [inside.now.toISOString(), actorId(inside)];
    if (move === 'submit') {
      await requireComplete(inside, month);
      await bumpBudgetReport(inside, report, { state, submittedBy: who, submittedAt: at, reason: null });
    } else if (move === 'approve') {
      // Whoever entered a cell of it or handed it in, however long ago, does not approve it.
      if (who !== null && (await hasEnteredBudget(inside.db, report.id, who))) throw new Failure('budget.own-entry');
      await bumpBudgetReport(inside, report, { state, approvedBy: who, approvedAt: at, reason: null });
      await approveBudgetEntries(inside.db, report.id);
    } else {
      await bumpBudgetReport(inside, report, { state, reason: reason ?? null });
    }
    const event = { move, fromState: report.state, toState: state, reason: reason ?? null };
    await insertBudgetEvents(inside.db, [{ ...event, reportId: report.id, actorId: who, at }]);
    if (move === 'approve') await evaluateAlerts(inside, yearOf(month));
    return { result: undefined, before: { state: report.state }, after: { state, reason } };
  });
}

/** Throws `budget.incomplete` with the lines that miss a figure or an explanation. */
async function requireComplete(ctx: Ctx, month: Month): Promise<void> {
  const { lines } = await budgetMonth(ctx, month);
  const open = lines.flatMap(({ lineId, item, source, findings, note }) =>
    findings
      .filter((finding) => !isAnswered(finding, note))
      .map(({ message }) => ({ lineId, line: `${item}：${source}`, message })),
  );
  if (open.length > 0 || lines.length === 0) throw new Failure('budget.incomplete', { open: open.slice(0, 50) });
}
