import { listStatedFigures } from '#db/tables/accounts.ts';
import { listForms } from '#db/tables/forms.ts';
import { formTitle, rowWords } from '#domain/consistency/form-place.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { isBehind } from '#domain/indicators/status.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import { filledForms } from './filled-forms.ts';
import { rowsByIndicator } from './indicator-scores.ts';
import type { PageLink, Usage } from './provenance-view.ts';
import type { IndicatorYear, YearBook } from './year-book.ts';

/** What a sentence of the published document is called where it is one of the places. */
export const DOCUMENT_NAME = '部门决算公开说明';

export function documentPage(year: number): PageLink {
  return { path: '/accounts/document', query: { year: String(year) } };
}

/** Everywhere the figure of an indicator is printed: forms, published prose, and the pages that show it. */
export async function usagesOfIndicator(ctx: Ctx, item: IndicatorYear, { year: { year }, month }: YearBook) {
  return [
    ...(await formUsages(ctx, item, year)),
    ...(await proseUsages(ctx, item, year)),
    ...pageUsages(ctx, item, { year, month }),
  ];
}

async function formUsages(ctx: Ctx, { indicator }: IndicatorYear, year: number): Promise<Usage[]> {
  const measured = rowsByIndicator(await filledForms(ctx, await listForms(ctx.db, year))).get(indicator.id) ?? [];
  return measured.map(({ form, row, position }) => ({
    where: formTitle(form),
    detail: `${rowWords(form, position - 1)} · 完成值`,
    value: row.actualText,
    ref: refText({
      kind: 'form',
      formId: Number(form.id),
      cell: { part: 'row', row: position - 1, field: 'actual' },
    }),
    to: { path: `/forms/${form.id}`, query: { year: String(year), row: String(position) } },
  }));
}

async function proseUsages(ctx: Ctx, { indicator }: IndicatorYear, year: number): Promise<Usage[]> {
  const stated = (await listStatedFigures(ctx.db, year)).filter(({ indicatorId }) => indicatorId === indicator.id);
  return stated.map(({ code, printed, unit, quote }) => ({
    where: DOCUMENT_NAME,
    detail: `“${quote}”`,
    value: `${printed} ${unit}`,
    ref: refText({ kind: 'statement', year, code }),
    to: documentPage(year),
  }));
}

/** The overview shows what has a target; the briefing and the list of gaps what falls short. */
function pageUsages(ctx: Ctx, item: IndicatorYear, { year, month }: { year: number; month: number }): Usage[] {
  const { indicator, target, progress } = item;
  const query = { year: String(year), month: String(month) };
  const page = (where: string, detail: string | null, path: string): Usage => ({
    where,
    detail,
    value: null,
    ref: null,
    to: { path, query },
  });
  const isShort = progress.status !== null && isBehind(progress.status);
  return [
    ...(target === null ? [] : [page('总览', isShort ? '差距、指标 × 月' : '指标 × 月', '/')]),
    ...(target !== null && can(ctx.actor, 'briefing.read')
      ? [page('通报', isShort ? '差距与原因' : '附表', '/briefing')]
      : []),
    page('指标详情', '逐月数据与来源', `/indicators/${indicator.id}`),
  ];
}
