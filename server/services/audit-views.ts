import type { AuditLine } from '#db/tables/audit.ts';
import { type AuditFilter, listAudit } from '#db/tables/audit-search.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { type AuditGroup, type AuditOutcome, actionsIn } from '#domain/audit/audit-line.ts';
import type { ChainResult } from '#domain/audit/chain.ts';
import { auditChanges } from '#domain/audit/changes.ts';
import { type FigurePlace, isOfFigure, subjectsOfFigure } from '#domain/audit/figure-life.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month } from '#domain/period.ts';
import type { Action } from '#domain/permissions.ts';
import { csvOf } from '#domain/reports/sheet-csv.ts';
import type { Ctx } from '../context.ts';
import { recordAct } from '../write.ts';
import { verifyAudit } from './audit-chain.ts';

export interface AuditQuestion {
  /** Days, both of them included. */
  from?: string | undefined;
  to?: string | undefined;
  group?: AuditGroup | undefined;
  action?: Action | undefined;
  username?: string | undefined;
  subject?: string | undefined;
  department?: string | undefined;
  outcome?: AuditOutcome | undefined;
  before?: number | undefined;
}

const DAY_MS = 86_400_000;
/** Read at a time for a file, and what a life may hold at most. */
const AT_ONCE = 500;
const MOST_OF_LIFE = 5000;

export async function auditPage(ctx: Ctx, asked: AuditQuestion, limit: number): Promise<AuditLine[]> {
  return listAudit(ctx.db, filterOf(asked), limit);
}

function filterOf({ from, to, group, action, subject, ...rest }: AuditQuestion): AuditFilter {
  const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
  const instant = (ms: number) => {
    if (Number.isNaN(ms)) throw new Failure('input.invalid', null, '没有这一天，请重新选择日期。');
    return new Date(ms).toISOString();
  };
  return {
    ...rest,
    since: from === undefined ? undefined : instant(midnight(from)),
    until: to === undefined ? undefined : instant(midnight(to) + DAY_MS),
    actions: action !== undefined ? [action] : group !== undefined ? actionsIn(group) : undefined,
    subjects: subject === undefined ? undefined : [subject],
  };
}

const HEADINGS = ['编号', '时间', '用户', '角色', '操作', '对象', '科室', '结果', '改动', '代谁操作', '摘要'];

/** All that is asked for, newest first, as a file that no spreadsheet takes for formulas. The export is an act of its own. */
export async function auditCsv(ctx: Ctx, asked: AuditQuestion): Promise<{ text: string; name: string }> {
  const rows: string[][] = [];
  for (let before = asked.before; ; ) {
    const lines = await listAudit(ctx.db, { ...filterOf(asked), before }, AT_ONCE);
    rows.push(...lines.map(rowOf));
    if (lines.length < AT_ONCE) break;
    before = lines.at(-1)!.id;
  }
  await recordAct(ctx, 'audit.export', 'audit', undefined, { ...asked, lines: rows.length });
  return { text: csvOf([HEADINGS, ...rows]), name: `审计记录-${localDay(ctx.now)}.csv` };
}

function rowOf(line: AuditLine): string[] {
  const changes = auditChanges(line.before, line.after);
  const words = changes.map(({ path, before, after }) => `${path}：${before ?? '无'} → ${after ?? '无'}`).join('；');
  const who = [String(line.id), line.at, line.username, line.role];
  const what = [line.action, line.subject, line.department ?? '', line.outcome === 'done' ? '完成' : '被拒'];
  return [...who, ...what, words, line.behalfOf ?? '', line.digest];
}

/** Follows the whole chain; that it was asked for is on record with what came out. */
export async function checkAudit(ctx: Ctx): Promise<ChainResult> {
  const result = await verifyAudit(ctx.db);
  await recordAct(ctx, 'audit.verify', 'audit', undefined, result);
  return result;
}

/** Everything that touched one figure, oldest first. Throws `indicator.not-found`. */
export async function figureLife(ctx: Ctx, indicatorId: number, month: Month) {
  const indicator = (await listIndicators(ctx.db)).find(({ id }) => id === indicatorId);
  if (indicator === undefined) throw new Failure('indicator.not-found', { id: indicatorId });
  const { code, name, departmentCode: department } = indicator;
  const place: FigurePlace = { indicatorId, code, department, month };
  const lines = await listAudit(ctx.db, { subjects: subjectsOfFigure(place) }, MOST_OF_LIFE);
  const attempts = await listAudit(ctx.db, { department, outcome: 'refused' }, MOST_OF_LIFE);
  const refused = attempts.filter(({ subject }) => subject.includes(`/reports/${month}/${department}`));
  const all = [...lines.filter((line) => isOfFigure(line, place)), ...refused];
  return {
    indicator: { id: indicatorId, code, name, department },
    month,
    lines: all.sort((one, other) => one.id - other.id),
  };
}
