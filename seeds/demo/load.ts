import { listDepartments } from '#db/tables/departments.ts';
import { listForms } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { setSetting } from '#db/tables/settings.ts';
import { insertTargets } from '#db/tables/targets.ts';
import { getUser, insertUser } from '#db/tables/users.ts';
import { insertYear } from '#db/tables/years.ts';
import { monthOf } from '#domain/period.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';
import type { Actor, Role } from '#domain/users.ts';
import { roleNames } from '#domain/users.ts';
import type { Ctx } from '#server/context.ts';
import { financeDepartmentCode } from '#server/services/finance-department.ts';
import { copyForm } from '#server/services/form-making.ts';
import { addForm } from '#server/services/forms.ts';
import { hashPassword } from '#server/services/passwords.ts';
import { write } from '#server/write.ts';
import { formsOf2023 } from '../2023/forms.ts';
import { loadSource2023, targetRows, withIndicators } from '../2023/load.ts';
import { indicators2023 } from '../2023/source.ts';
import { DUE_DAY, loadReference } from '../reference/load.ts';
import { loadDemoAlerts } from './alerts.ts';
import { loadDemoBudget } from './budget.ts';
import { loadDemoCalendar } from './calendar.ts';
import { loadDemoChannels } from './channels.ts';
import { loadDemoCorrection } from './corrections.ts';
import { loadDemoEvidence } from './evidence.ts';
import { loadDemoManualScores } from './manual-scores.ts';
import { loadDemoPolicies } from './policies.ts';
import { loadDemoPublication } from './publication.ts';
import { loadDemoReports } from './reports.ts';
import { loadDemoLimits } from './rules.ts';
import { loadRegionTasks, loadTargetProposal } from './targets.ts';

export const DEMO_PASSWORD = 'demo-2023';
/** The demonstration's first moment: three days before October's reports are due. */
export const DEMO_START = new Date('2024-11-02T09:00:00+08:00');
const RUNNING_YEAR = 2024;
const SOURCE_YEAR = 2023;
/** Project forms begun for the running year: counts behind their targets, an answered alert, rows judged by band. */
const CARRIED_OVER = ['p15', 'p16'];

/** The real 2023 disclosure with invented months around it; everything invented is marked as demonstration data. */
export async function loadDemo(ctx: Ctx): Promise<void> {
  await loadReference(ctx, monthOf(RUNNING_YEAR, 1));
  for (const [year, state] of [
    [2022, 'closed'],
    [2023, 'closing'],
  ] as const) {
    const reportingFrom = monthOf(year, 1);
    await insertYear(ctx.db, { year, state, thresholds: thresholdsOf.strict, dueDay: DUE_DAY, reportingFrom });
  }
  await loadSource2023(ctx);
  const people = await loadAccounts(ctx);
  await write(ctx, { action: 'data.load', subject: 'demo' }, async (inside) => {
    await setSetting(inside.db, 'is-demo', 'true');
    await setSetting(inside.db, 'default-year', '2023');
    await loadDemoReports(inside, people);
    await loadDemoBudget(inside, people, await financeDepartmentCode(inside.db));
    await loadDemoCorrection(inside, people);
    await loadDemoEvidence(inside);
    await loadDemoCalendar(inside, people);
    await loadRunningYear(inside);
    await loadRegionTasks(inside, RUNNING_YEAR);
    await loadDemoChannels(inside);
    return { result: undefined };
  });
  await loadDemoLimits(await as(ctx, 'officer'));
  await loadDemoPolicies(await as(ctx, 'officer'));
  await loadDemoAlerts(ctx, (username, now) => as({ ...ctx, now }, username));
  await loadDemoPublication(await as(ctx, 'officer'), SOURCE_YEAR);
  await loadTargetProposal(await as(ctx, 'officer'), RUNNING_YEAR);
  await loadDemoManualScores(ctx, RUNNING_YEAR, (username) => as(ctx, username));
}

/** One password for all, hashed once: these accounts exist in the demonstration only. */
async function loadAccounts({ db, now }: Ctx): Promise<{ officer: number; heads: Map<string, number> }> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const add = (username: string, name: string, role: Role, departmentCode: string | null) =>
    insertUser(db, {
      username,
      name,
      role,
      departmentCode,
      passwordHash,
      mustChangePassword: 0,
      isActive: 1,
      createdAt: now.toISOString(),
    });
  await add('leader', roleNames.leader, 'leader', null);
  const officer = await add('officer', roleNames.officer, 'officer', null);
  await add('admin', roleNames.admin, 'admin', null);
  await add('auditor', roleNames.auditor, 'auditor', null);
  const heads = new Map<string, number>();
  for (const department of await listDepartments(db)) {
    heads.set(department.code, await add(department.code, `${department.name}负责人`, 'head', department.code));
  }
  return { officer, heads };
}

/** The running year takes over the targets of 2023, an overall form and two project forms without results, all marked. */
async function loadRunningYear(ctx: Ctx): Promise<void> {
  const ids = new Map((await listIndicators(ctx.db)).map((indicator) => [indicator.code, indicator.id]));
  await insertTargets(ctx.db, targetRows(ids, RUNNING_YEAR, true, ctx.now.toISOString()));
  const overall = formsOf2023().find((form) => form.kind === 'overall')!;
  const rowIds = new Map(
    indicators2023.flatMap((indicator) => indicator.formRows.map((row) => [row, ids.get(indicator.code)!] as const)),
  );
  const form = withIndicators(overall, rowIds);
  await addForm(
    ctx,
    {
      ...form,
      year: RUNNING_YEAR,
      goals: { expected: '（演示数据）沿用 2023 年度绩效目标。', actual: null },
      funds: [],
      rows: form.rows.map((row) => ({ ...row, basis: '演示数据：沿用2023年目标', actualText: null, score: null })),
    },
    { isDemo: true },
  );
  const projects = (await listForms(ctx.db, SOURCE_YEAR)).filter((one) => CARRIED_OVER.includes(one.code ?? ''));
  for (const project of projects) await copyForm(ctx, Number(project.id), RUNNING_YEAR, true);
}

/** The act of one of the accounts. */
async function as(ctx: Ctx, username: string): Promise<Ctx> {
  const { id, name, role, departmentCode } = await getUser(ctx.db, username);
  const actor: Actor = { userId: id, username, name, role, department: departmentCode };
  return { ...ctx, actor };
}
