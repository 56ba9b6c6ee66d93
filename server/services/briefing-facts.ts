import { listAlerts } from '#db/tables/alerts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { listForms } from '#db/tables/forms.ts';
import { centerName } from '#db/tables/settings.ts';
import type { BriefingFacts, BudgetFacts, DepartmentFacts, Money } from '#domain/briefing/facts.ts';
import { exactOrNull } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { totalFundLine } from '#domain/forms/form-budget.ts';
import { localDay, monthNumber, monthOf } from '#domain/period.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import { thresholdWords } from '#domain/settings/threshold-words.ts';
import type { Ctx } from '../context.ts';
import { briefingGoals } from './briefing-goals.ts';
import type { BookItem } from './budget-book.ts';
import { type BudgetYear, executionIn, hasMonths, loadBudgetYear } from './budget-execution.ts';
import { overview } from './overview.ts';
import { reportMatrix } from './report-views.ts';

/** Everything that the briefing of a month (1–12) tells. Throws `year.not-found`. */
export async function briefingFacts(ctx: Ctx, year: number, month: number): Promise<BriefingFacts> {
  const now = await overview(ctx, year, month);
  const before = month === 1 ? null : await overview(ctx, year, month - 1);
  const { departments } = await reportMatrix(ctx, year, month);
  const forms = await listForms(ctx.db, year);
  const day = localDay(ctx.now);
  return {
    year,
    month,
    center: await centerName(ctx.db),
    day,
    thresholds: thresholdWords(now.thresholds),
    isDemo: now.isDemo,
    goals: await briefingGoals(ctx, now, forms),
    score: now.score,
    before: before && {
      goals: before.indicators.map(({ indicator, status }) => ({ id: indicator.id, status: status ?? 'no-data' })),
      score: before.score,
    },
    departments: departments.map((department) => departmentFacts(department, monthOf(year, month))),
    budget: await budgetFacts(ctx, year, month, forms),
    missingReports: departments.flatMap(({ name, reports }) =>
      reports
        .filter(({ state, isLate }) => isLate && !isHandedIn(state))
        .map(({ month: at, dueDate }) => ({ department: name, month: monthNumber(at), dueDate })),
    ),
    overdueAlerts: await overdueAlerts(ctx, year, day),
  };
}

type MatrixDepartment = Awaited<ReturnType<typeof reportMatrix>>['departments'][number];

/** What was brought in from files of earlier years was never due. */
function departmentFacts({ name, reports }: MatrixDepartment, asOf: string): DepartmentFacts {
  const wanted = reports.filter(({ isDue, isHistory }) => isDue && !isHistory);
  const due = wanted.filter(({ state, isLate }) => isHandedIn(state) || isLate);
  const report = wanted.find(({ month }) => month === asOf);
  const state = report?.state;
  return {
    name,
    due: due.length,
    inTime: due.filter(({ isLate }) => !isLate).length,
    report: state === undefined ? null : state === 'approved' || state === 'submitted' ? state : 'open',
  };
}

/** From the approved months; forms keep what was spent in the whole year, which says something in December only. */
async function budgetFacts(ctx: Ctx, year: number, month: number, forms: Form[]): Promise<BudgetFacts> {
  const all = await loadBudgetYear(ctx, year);
  const { rule: lagRule } = all;
  return hasMonths(all.book) ? { ...monthlyBudget(all, month), lagRule } : { ...budgetOfForms(forms, month), lagRule };
}

/** As of the last approved month of the whole center, and of the projects as of the same. */
function monthlyBudget(all: BudgetYear, month: number): Omit<BudgetFacts, 'lagRule'> {
  const whole = all.book.items.find(({ kind }) => kind === 'overall');
  const at = (whole && executionIn(all, whole, month).month) ?? lastMonth(all, month);
  const moneyAt = (item: BookItem): Money | null => {
    const { adjusted, executed } = executionIn(all, item, at ?? month);
    return adjusted && executed ? { name: item.name, adjusted, executed, unit: '万元' } : null;
  };
  const planned = whole && executionIn(all, whole, month).adjusted;
  return {
    planned: planned ? { amount: planned, unit: '万元' } : null,
    month: at,
    spent:
      at === null
        ? null
        : {
            overall: whole ? moneyAt(whole) : null,
            projects: all.book.items
              .filter(({ kind }) => kind === 'project')
              .map(moneyAt)
              .filter((money) => money !== null),
          },
  };
}

function lastMonth(all: BudgetYear, month: number): number | null {
  const months = all.book.items.map((item) => executionIn(all, item, month).month ?? 0);
  return Math.max(0, ...months) || null;
}

function budgetOfForms(forms: Form[], month: number): Omit<BudgetFacts, 'lagRule'> {
  const overall = forms.find(({ kind }) => kind === 'overall') ?? null;
  const amount = overall && exactOrNull(totalFundLine(overall)?.adjusted);
  return {
    planned: overall && amount ? { amount, unit: overall.moneyUnit } : null,
    month: month === 12 ? 12 : null,
    spent:
      month === 12
        ? {
            overall: overall && moneyOf(overall),
            projects: forms
              .filter(({ kind }) => kind === 'project')
              .map(moneyOf)
              .filter((money) => money !== null),
          }
        : null,
  };
}

function moneyOf(form: Form): Money | null {
  const line = totalFundLine(form);
  const [adjusted, executed] = [exactOrNull(line?.adjusted), exactOrNull(line?.executed)];
  return adjusted && executed ? { name: form.name, adjusted, executed, unit: form.moneyUnit } : null;
}

/** Measures that should have been finished by the day, whose alert is still not closed. */
async function overdueAlerts(ctx: Ctx, year: number, day: string): Promise<BriefingFacts['overdueAlerts']> {
  const names = new Map((await listDepartments(ctx.db)).map(({ code, name }) => [code, name]));
  return (await listAlerts(ctx.db, year)).flatMap(({ title, departmentCode, dueDate, state }) =>
    state === 'closed' || dueDate === null || dueDate >= day
      ? []
      : [{ title, department: departmentCode === null ? null : (names.get(departmentCode) ?? null), dueDate }],
  );
}
