import { briefingName, buildBriefing } from '#domain/briefing/briefing.ts';
import { Failure } from '#domain/failures.ts';
import { monthLabel, monthOf, reportingMonth } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { recordAct, requirePermission } from '../write.ts';
import { briefingFacts } from './briefing-facts.ts';
import type { ExportedFile } from './form-exports.ts';

export type BriefingFormat = 'docx' | 'pdf';

/** 通报 of a month, as its files have it. Throws `year.not-found`, `briefing.month-not-over`. */
export async function briefing(ctx: Ctx, year: number, month: number) {
  requireOver(ctx, year, month);
  const facts = await briefingFacts(ctx, year, month);
  const document = buildBriefing(facts);
  return { year, month, name: briefingName(facts), center: facts.center, isDemo: facts.isDemo, document };
}

/** The file for the leaders' meeting; the export is put on record. Throws also `form.pdf-unavailable`. */
export async function exportBriefing(
  ctx: Ctx,
  renderer: Renderer,
  { year, month, format }: { year: number; month: number; format: BriefingFormat },
): Promise<ExportedFile> {
  requirePermission(ctx, 'briefing.export');
  const { document, center, name } = await briefing(ctx, year, month);
  const bytes = await renderer.render({ format, document, author: center, written: ctx.now });
  await recordAct(ctx, 'briefing.export', `briefing:${monthOf(year, month)}`, undefined, { format });
  return { bytes, name: `${name}.${format}` };
}

/** What a month has come to is told when it is over. */
function requireOver(ctx: Ctx, year: number, month: number): void {
  const last = reportingMonth(ctx.now);
  if (monthOf(year, month) <= last) return;
  const words = `${monthLabel(monthOf(year, month))}尚未结束，不能通报；请在上方选择${monthLabel(last)}或更早的月份。`;
  throw new Failure('briefing.month-not-over', { last }, words);
}
