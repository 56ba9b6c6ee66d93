import { briefingTexts, insertBriefingTexts } from '#db/tables/briefing-texts.ts';
import { getYear } from '#db/tables/years.ts';
import { briefingName, buildBriefing } from '#domain/briefing/briefing.ts';
import type { BriefingFacts } from '#domain/briefing/facts.ts';
import { editableGoals } from '#domain/briefing/shortfalls.ts';
import { type BriefingTexts, goalKey, openingWords } from '#domain/briefing/texts.ts';
import { Failure } from '#domain/failures.ts';
import { monthLabel, monthOf, reportingMonth } from '#domain/period.ts';
import { actorId, type Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { recordAct, requirePermission, write } from '../write.ts';
import { briefingFacts } from './briefing-facts.ts';
import type { ExportedFile } from './form-exports.ts';

export type BriefingFormat = 'docx' | 'pdf';

/** 通报 of a month, as its files have it. Throws `year.not-found`, `briefing.month-not-over`. */
export async function briefing(ctx: Ctx, year: number, month: number) {
  requireOver(ctx, year, month);
  const facts = await briefingFacts(ctx, year, month);
  const { texts, ...edited } = await briefingTexts(ctx.db, monthOf(year, month));
  const document = buildBriefing(facts, texts);
  return {
    year,
    month,
    name: briefingName(facts),
    center: facts.center,
    isDemo: facts.isDemo,
    document,
    edited: { ...edited, parts: partsOf(facts, texts) },
  };
}

/** Every place whose words may be written over, with the computed ones and what stands instead of them. */
function partsOf(facts: BriefingFacts, texts: BriefingTexts) {
  const words = (blocks: { text: string }[], lead = '') =>
    blocks.map(({ text }) => (text.startsWith(lead) ? text.slice(lead.length) : text)).join('\n');
  const goals = editableGoals(facts).flatMap(({ goal, cause, measures }) => [
    { key: goalKey(goal, 'cause'), name: `${goal.name}：偏差原因`, computed: words(cause, '偏差原因：') },
    { key: goalKey(goal, 'measures'), name: `${goal.name}：措施`, computed: words(measures, '措施：') },
  ]);
  return [
    { key: 'opening', name: '开头语', computed: openingWords(facts) },
    ...goals,
    { key: 'closing', name: '结束语', computed: '' },
  ].map((part) => ({ ...part, text: texts[part.key] ?? null }));
}

/** Keeps an officer's words for a month. Throws `briefing.version-conflict` when somebody else has saved since. */
export async function editBriefing(
  ctx: Ctx,
  { year, month }: { year: number; month: number },
  { version, texts }: { version: number; texts: BriefingTexts },
): Promise<void> {
  const at = monthOf(year, month);
  await write(ctx, { action: 'briefing.edit', subject: `briefing:${at}` }, async (inside) => {
    requireOver(inside, year, month);
    await getYear(inside.db, year);
    const before = await briefingTexts(inside.db, at);
    if (before.version !== version) {
      throw new Failure('briefing.version-conflict', { yours: version, current: before.version });
    }
    const by = { actorId: actorId(inside), at: inside.now.toISOString() };
    await insertBriefingTexts(inside.db, { ...by, month: at, version: version + 1, texts });
    return { result: undefined, before: before.texts, after: texts };
  });
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
