import { type Alert, listAlerts } from '#db/tables/alerts.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import type { AlertMoveRequest } from '#domain/alerts/alert.ts';
import type { Ctx } from '#server/context.ts';
import { evaluateAlerts } from '#server/services/alert-evaluation.ts';
import { moveAlert } from '#server/services/alerts.ts';

type As = (username: string, now: Date) => Promise<Ctx>;

/** When the year-end alerts of 2023 were found, after December's reports, and when the leader heard of those left lying. */
const YEAR_END_REVIEW = new Date('2024-01-10T09:00:00+08:00');
const WEEK_AFTER = new Date('2024-01-18T06:30:00+08:00');
/** September is approved; who is late has been late for a day. */
const OCTOBER_REVIEW = new Date('2024-10-09T16:00:00+08:00');
const SOURCE_YEAR = 2023;
const RUNNING_YEAR = 2024;

/** Alerts at every stage of their life, found by the rules from the demonstration's figures; what people wrote is marked. */
export async function loadDemoAlerts(ctx: Ctx, as: As): Promise<void> {
  await evaluateAlerts({ ...ctx, now: YEAR_END_REVIEW }, SOURCE_YEAR);
  await loadPension(ctx, as);
  await evaluateAlerts({ ...ctx, now: WEEK_AFTER }, SOURCE_YEAR);
  await evaluateAlerts({ ...ctx, now: OCTOBER_REVIEW }, RUNNING_YEAR, 9);
  await loadAutumn(ctx, as);
  await evaluateAlerts({ ...ctx, now: new Date('2024-10-21T06:30:00+08:00') }, RUNNING_YEAR, 9);
  await loadLeader(ctx, as);
  await evaluateAlerts(ctx, RUNNING_YEAR);
  await loadAnswer(ctx, as);
}

/** One instruction and one answer, so that an alert with a history can be seen. */
async function loadPension(ctx: Ctx, as: As): Promise<void> {
  const alert = await gapOf(ctx, 'INS-01', SOURCE_YEAR);
  if (!alert) return;
  const instruct = { move: 'instruct', text: '（演示）请逐县市分析缺口，提出下一年度扩面措施。' } as const;
  await moveAlert(await as('leader', YEAR_END_REVIEW), alert.id, instruct);
  const text = '（演示）拟开展灵活就业人员专项扩面，按月通报。';
  const rectify = { move: 'rectify', text, dueDate: '2024-03-31' } as const;
  await moveAlert(await as(alert.departmentCode ?? '', YEAR_END_REVIEW), alert.id, rectify);
}

/** In the days after: one acknowledged with a plan, one with measures that will be overdue, one muted, one closed. */
async function loadAutumn(ctx: Ctx, as: As): Promise<void> {
  const alerts = (await listAlerts(ctx.db, RUNNING_YEAR)).filter(({ rule, departmentCode, indicatorId, state }) => {
    // The article count is answered by name in November.
    return rule === 'target-gap' && state === 'open' && departmentCode !== null && indicatorId !== null;
  });
  const answered = await gapOf(ctx, 'PUB-09', RUNNING_YEAR);
  const others = alerts.filter(({ id }) => id !== answered?.id);
  const reds = others.filter(({ level }) => level === 'red');
  const yellows = others.filter(({ level }) => level === 'yellow');
  const act = async (alert: Alert | undefined, username: string | null, day: string, request: AlertMoveRequest) => {
    if (!alert) return;
    await moveAlert(
      await as(username ?? alert.departmentCode ?? '', new Date(`${day}T10:20:00+08:00`)),
      alert.id,
      request,
    );
  };
  await act(reds[0], null, '2024-10-10', {
    move: 'rectify',
    text: '（演示）与相关单位逐月对账，10 月底前补齐滞后的业务。',
    dueDate: '2024-10-31',
  });
  await act(yellows[0], null, '2024-10-10', {
    move: 'acknowledge',
    text: '（演示）计划四季度集中安排，12 月中旬前完成。',
    dueDate: '2024-12-15',
  });
  await act(yellows[1], 'officer', '2024-10-11', {
    move: 'mute',
    text: '（演示）目标正报上级调整，批复前不再提醒。',
    until: '2024-11-29',
  });
  await act(yellows[2], 'officer', '2024-10-12', {
    move: 'close',
    text: '（演示）业务集中在年末办理，属正常进度。',
  });
}

/** September's missing report has turned red and the leader orders it; what else was left lying waits for a word. */
async function loadLeader(ctx: Ctx, as: As): Promise<void> {
  const late = (await listAlerts(ctx.db, RUNNING_YEAR)).find(({ rule }) => rule === 'late-report');
  if (!late) return;
  const text = '（演示）请说明未报原因，11 月 8 日前补报。';
  const order = { move: 'instruct', text, dueDate: '2024-11-08' } as const;
  await moveAlert(await as('leader', new Date('2024-10-22T09:10:00+08:00')), late.id, order);
}

/** One 整改措施 of the running year, which the project form of the same indicator offers as its reason. */
async function loadAnswer(ctx: Ctx, as: As): Promise<void> {
  const articles = (await listIndicators(ctx.db)).find((indicator) => indicator.code === 'PUB-09');
  const alert = (await listAlerts(ctx.db, RUNNING_YEAR)).find((one) => one.indicatorId === articles?.id);
  if (!articles || !alert) return;
  const text = '（演示）稿件审核周期较长，四季度安排专人组稿，每周报送进度。';
  const rectify = { move: 'rectify', text, dueDate: '2024-12-20' } as const;
  await moveAlert(await as(articles.departmentCode, ctx.now), alert.id, rectify);
}

async function gapOf(ctx: Ctx, code: string, year: number): Promise<Alert | null> {
  const indicator = (await listIndicators(ctx.db)).find((one) => one.code === code);
  const alerts = await listAlerts(ctx.db, year);
  return alerts.find((one) => one.rule === 'target-gap' && one.indicatorId === indicator?.id) ?? null;
}
