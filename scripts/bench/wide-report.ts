import { insertDepartments } from '#db/tables/departments.ts';
import { insertIndicators, listIndicators } from '#db/tables/indicators.ts';
import { insertTargets } from '#db/tables/targets.ts';
import { getUser, insertUser } from '#db/tables/users.ts';
import { type Exact, exact, printedInFull, toMicro } from '#domain/decimal.ts';
import { accumulations, categories, type Indicator } from '#domain/indicators/indicator.ts';
import { type Month, monthAfter, monthNumber, yearOf } from '#domain/period.ts';
import { DEMO_PASSWORD, DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { type Ctx, systemActor } from '#server/context.ts';
import { hashPassword } from '#server/services/passwords.ts';
import { reportDetail } from '#server/services/report-views.ts';
import { moveReport, saveReport } from '#server/services/reports.ts';
import { write } from '#server/write.ts';

/** The widest report we promise to be quick on, in the month that is due in the demonstration. */
export const WIDE = { department: 'dept99', username: 'dept99', password: DEMO_PASSWORD, month: '2024-10' as Month };
export const ROWS = 60;

const FIRST: Month = '2023-01';
/** Long names and definitions, every way of counting in turn: what makes rows expensive to draw. */
const indicators: Indicator[] = Array.from({ length: ROWS }, (_, index) => ({
  code: `WID-${String(index + 1).padStart(2, '0')}`,
  name: `测速指标${index + 1}：城乡居民养老保险参保人数`,
  unit: '万人',
  category: categories[index % categories.length]!,
  accumulation: accumulations[index % (accumulations.length - 1)]!,
  decimals: 2,
  department: WIDE.department,
  parts: null,
  definition: '测速用指标，按业务系统月末数填报，不含已注销人员；跨险种参保的只计一次。',
}));

/** Steady months, so that no check has anything to say. */
export function figureOf(index: number, month: Month): Exact {
  const { accumulation } = indicators[index]!;
  const sinceStart = (yearOf(month) - 2023) * 12 + monthNumber(month);
  if (accumulation === 'flow') return exact('10').plus(exact('0.01').times(index + (sinceStart % 3)));
  if (accumulation === 'distinct') return exact('5').times(monthNumber(month)).plus(exact('0.01').times(index));
  return exact('70')
    .plus(exact('0.1').times(sinceStart))
    .plus(exact('0.01').times((index * sinceStart) % 7));
}

/** The demonstration and, beside it, one department of sixty indicators with twenty-one approved months. */
export async function loadWideReport(db: Ctx['db']): Promise<Ctx> {
  const ctx: Ctx = { db, actor: systemActor, now: DEMO_START };
  await db.transaction().execute(async (inside) => {
    const within = { ...ctx, db: inside };
    await loadDemo(within);
    await write(within, { action: 'data.load', subject: 'bench' }, () => loadDepartment(within));
    for (let month = FIRST; month < WIDE.month; month = monthAfter(month))
      await approveMonth({ ...within, now: dueDayOf(month) }, month);
  });
  const { id, username, name, role, departmentCode } = await getUser(db, WIDE.username);
  return { ...ctx, actor: { userId: id, username, name, role, department: departmentCode } };
}

async function loadDepartment({ db, now }: Ctx) {
  await insertDepartments(db, [{ code: WIDE.department, name: '测速科' }]);
  await insertIndicators(db, indicators);
  await insertUser(db, {
    username: WIDE.username,
    name: '测速科负责人',
    role: 'head',
    departmentCode: WIDE.department,
    passwordHash: await hashPassword(WIDE.password),
    mustChangePassword: 0,
    isActive: 1,
    createdAt: now.toISOString(),
  });
  const own = await ownIds(db);
  await insertTargets(
    db,
    own.map((indicatorId) => ({
      indicatorId,
      year: 2024,
      version: 1,
      operator: '>=' as const,
      valueMicro: toMicro(exact('120')),
      basis: null,
      monthlyPlan: null,
      validFrom: '2024-01',
      isDemo: 1,
      createdAt: now.toISOString(),
    })),
  );
  return { result: undefined };
}

const ownIds = async (db: Ctx['db']) =>
  (await listIndicators(db)).filter(({ departmentCode }) => departmentCode === WIDE.department).map(({ id }) => id);

/** In time, or the month would be locked. */
const dueDayOf = (month: Month) => new Date(`${monthAfter(month)}-02T09:00:00+08:00`);

async function approveMonth(ctx: Ctx, month: Month): Promise<void> {
  const ids = await ownIds(ctx.db);
  const entries = ids.map((indicatorId, index) => ({
    indicatorId,
    value: printedInFull(figureOf(index, month)),
    note: '演示',
  }));
  await saveReport(ctx, month, WIDE.department, { version: 0, entries });
  await moveReport(ctx, month, WIDE.department, { move: 'submit', version: 1 });
  const { version } = await reportDetail(ctx, month, WIDE.department);
  await moveReport(ctx, month, WIDE.department, { move: 'approve', version });
}
