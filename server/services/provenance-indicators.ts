import { listTargetVersions } from '#db/tables/targets.ts';
import { type FigureRef, refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { monthLabel, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { indicatorView } from './indicators.ts';
import { monthsBehind } from './months-behind.ts';
import { type Provenance, provenanceOf } from './provenance-view.ts';
import { targetsOf, targetText } from './target-facts.ts';
import { usagesOfIndicator } from './usages.ts';
import { type IndicatorYear, loadYearBook, requireIndicatorYear } from './year-book.ts';

type IndicatorRef = Extract<FigureRef, { kind: 'indicator' }>;
type TargetRef = Extract<FigureRef, { kind: 'target' }>;

const accumulationRules: Record<IndicatorYear['indicator']['accumulation'], string> = {
  flow: '累计数：年初以来各月已审核数据相加',
  stock: '期末数：取最近一个已审核月份的期末值，各月不相加',
  distinct: '去重累计数：取最近一个已审核月份的年初至今数，各月不相加',
  rate: '比率：取最近一个已审核月份的比率，不相加、不平均',
  qualitative: '定性：取最近一个已审核月份的评定',
};

/** What an indicator stood at as of a month: from approved months only, as every screen has it. */
export async function indicatorProvenance(ctx: Ctx, ref: IndicatorRef): Promise<Provenance> {
  const { year, month, indicatorId } = ref;
  const book = await loadYearBook(ctx, year, month, { ids: [indicatorId] });
  const item = requireIndicatorYear(book, indicatorId);
  const view = indicatorView(item);
  const months = await monthsBehind(ctx, item, year);
  return provenanceOf(ref, {
    title: view.name,
    place: `截至${monthLabel(monthOf(year, month))} · ${view.department.name}`,
    value: view.value,
    unit: view.unit,
    isDemo: view.isDemo,
    rule: accumulationRules[view.accumulation],
    arithmetic: months.arithmetic,
    notes: view.value === null ? ['还没有已审核的月份，没有可以公布的数。'] : [],
    months,
    targets: await targetsOf(ctx, item, year, month),
    usedIn: await usagesOfIndicator(ctx, item, book),
    links: [{ word: '查看月度指标', to: indicatorPage(ref) }],
  });
}

/** A target: what it rests on, since when it holds, and what was set for the figure besides. Throws `target.not-found`. */
export async function targetProvenance(ctx: Ctx, ref: TargetRef): Promise<Provenance> {
  const { year, indicatorId, targetId } = ref;
  const book = await loadYearBook(ctx, year, 12, { ids: [indicatorId] });
  const item = requireIndicatorYear(book, indicatorId);
  const { indicator } = item;
  const versions = await listTargetVersions(ctx.db, year, indicatorId);
  const target = versions.find(({ id }) => id === targetId);
  if (!target) throw new Failure('target.not-found', { targetId });
  const later = versions.find(({ id, source, isLeading }) => {
    const isSame = isLeading === target.isLeading && source === target.source;
    return isSame && id > target.id;
  });
  return provenanceOf(ref, {
    title: `${indicator.name} · 绩效目标值`,
    place: `${year}年 · ${targetSourceName(target.source)}`,
    value: `${operatorSigns[target.operator]}${targetText(target, indicator)}`,
    unit: indicator.unit,
    isDemo: target.isDemo,
    rule: target.basis === null ? '设定依据：未载明' : `设定依据：${target.basis}`,
    notes: [
      `自${monthLabel(target.validFrom)}起有效。`,
      ...(later
        ? [`自${monthLabel(later.validFrom)}起改为 ${operatorSigns[later.operator]}${targetText(later, indicator)}。`]
        : []),
      ...(target.isLeading ? [] : ['不是主目标：状态、得分和预警不按它。']),
    ],
    targets: (await targetsOf(ctx, item, year, 12)).filter((other) => other.ref !== refText(ref)),
    links: [{ word: '查看月度指标', to: indicatorPage({ year, month: 12, indicatorId }) }],
  });
}

function indicatorPage({ year, month, indicatorId }: Omit<IndicatorRef, 'kind'>) {
  return { path: `/indicators/${indicatorId}`, query: { year: String(year), month: String(month) } };
}
