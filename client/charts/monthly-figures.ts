import { exactOrNull, printedInFull } from '#domain/decimal.ts';
import { cumulativeLine } from '#domain/indicators/accumulation.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { changesIn } from '#domain/indicators/target-versions.ts';
import { lastOf } from '#domain/last-of.ts';
import { monthOf } from '#domain/period.ts';
import type { IndicatorDetail, IndicatorFacts, SeriesPoint } from '../queries/indicators.ts';

/** One month of the year on screen, beside the same month of the year before. Figures are decimal texts, absent is null. */
export interface MonthFigures {
  /** 1–12 */
  month: number;
  /** Not later than the as-of month: what is after it is not shown, whatever is already known. */
  hasCome: boolean;
  value: string | null;
  cumulative: string | null;
  planPath: string | null;
  target: string | null;
  /** Another number than the month before: the target was changed. */
  targetVersion: number | null;
  lastYear: string | null;
  lastYearCumulative: string | null;
  /** Submitted and not yet approved; for a flow also what the year would come to with it. */
  submitted: string | null;
  submittedCumulative: string | null;
  state: SeriesPoint['state'];
  /** Approved as 未发生. */
  isAbsent: boolean;
  isDemo: boolean;
  provenance: SeriesPoint['provenance'];
  parts: SeriesPoint['parts'];
  former: SeriesPoint['former'];
  /** The file of earlier years the figure came from. */
  history: SeriesPoint['history'];
  evidence: SeriesPoint['evidence'];
}

/** Twelve months of `year`, whatever of the two years the series holds. */
export function monthlyFigures(
  points: readonly SeriesPoint[],
  year: number,
  asOf: number,
  accumulation: Accumulation,
): MonthFigures[] {
  const byMonth = new Map(points.map((point) => [point.month, point]));
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const withSubmitted = cumulativeLine(
    accumulation,
    months.map((month) => {
      const point = byMonth.get(monthOf(year, month));
      return month > asOf ? null : exactOrNull(point?.submittedValue ?? point?.value);
    }),
  );
  return months.map((month, index) => {
    const point = byMonth.get(monthOf(year, month));
    const before = byMonth.get(monthOf(year - 1, month));
    const hasCome = month <= asOf;
    const submitted = hasCome ? (point?.submittedValue ?? null) : null;
    const total = withSubmitted[index] ?? null;
    return {
      month,
      hasCome,
      value: hasCome ? (point?.value ?? null) : null,
      cumulative: hasCome ? (point?.cumulative ?? null) : null,
      planPath: point?.planPath ?? null,
      target: point?.target ?? null,
      targetVersion: point?.targetVersion ?? null,
      lastYear: before?.value ?? null,
      lastYearCumulative: before?.cumulative ?? null,
      submitted,
      submittedCumulative: submitted === null || total === null ? null : printedInFull(total, decimalsOf(submitted)),
      state: hasCome ? (point?.state ?? null) : null,
      isAbsent: hasCome && (point?.isAbsent ?? false),
      isDemo: hasCome && (point?.isDemo ?? false),
      provenance: hasCome ? (point?.provenance ?? null) : null,
      parts: hasCome ? (point?.parts ?? null) : null,
      former: hasCome ? (point?.former ?? []) : [],
      history: hasCome ? (point?.history ?? null) : null,
      evidence: hasCome ? (point?.evidence ?? []) : [],
    };
  });
}

/** `monthly` only where months are added up; a stock, a rate, a year-to-date count have one line. */
export type FigureView = 'cumulative' | 'monthly';

/** What is drawn, as chart coordinates by month; null is a gap. */
export interface DrawnFigures {
  own: (number | null)[];
  /** The single months behind a cumulative line. */
  bars: (number | null)[];
  plan: (number | null)[];
  /** At the year's end. */
  target: number | null;
  /** Of each month, and the months (1–12) from which another one holds: there its line and the plan's are broken. */
  targets: (number | null)[];
  changes: number[];
  /** Targets of other sources, each with a plan path of its own. */
  others: { name: string; target: number | null; plan: (number | null)[] }[];
  lastYear: (number | null)[];
  pending: (number | null)[];
  /** From the last month with a figure to December. */
  fan: { low: (number | null)[]; middle: (number | null)[]; high: (number | null)[] } | null;
  /** Per month left, over the months that are left. */
  needed: (number | null)[];
}

type Outlook = Pick<IndicatorFacts, 'accumulation' | 'target' | 'forecast' | 'valueMonth' | 'neededPerMonth'> &
  Partial<Pick<IndicatorDetail, 'otherTargets'>>;

export function drawnFigures(rows: readonly MonthFigures[], facts: Outlook, view: FigureView): DrawnFigures {
  const column = (pick: (row: MonthFigures) => string | null) => rows.map((row) => coordinate(pick(row)));
  const none = () => rows.map(() => null);
  if (view === 'monthly') {
    const last = facts.valueMonth ?? 0;
    const needed = coordinate(facts.neededPerMonth);
    return {
      own: column((row) => row.value),
      bars: none(),
      plan: none(),
      target: null,
      targets: none(),
      changes: [],
      others: [],
      lastYear: column((row) => row.lastYear),
      pending: column((row) => row.submitted),
      fan: null,
      needed: rows.map((row) => (row.month > last ? needed : null)),
    };
  }
  const own = column((row) => row.cumulative);
  const targets = column((row) => row.target ?? facts.target);
  const target = lastOf(targets) ?? null;
  const plan = column((row) => row.planPath);
  return {
    own,
    bars: facts.accumulation === 'flow' ? column((row) => row.value) : none(),
    // A plan that is the target all year needs no second line.
    plan: plan.every((value, index) => value === targets[index]) ? none() : plan,
    target,
    targets,
    changes: changesIn(rows.map(({ targetVersion: version }) => (version === null ? null : { version }))),
    others: (facts.otherTargets ?? []).map((other) => ({
      name: other.sourceName,
      target: coordinate(other.target),
      plan: other.planPath.map(coordinate),
    })),
    lastYear: column((row) => row.lastYearCumulative),
    pending: column((row) => row.submittedCumulative),
    fan: fanOf(own, facts),
    needed: none(),
  };
}

/** The estimate opens from the last known point to December; nothing to open at year end or without an estimate. */
function fanOf(own: readonly (number | null)[], { forecast, valueMonth }: Outlook): DrawnFigures['fan'] {
  const start = valueMonth === null ? null : (own[valueMonth - 1] ?? null);
  if (!forecast || valueMonth === null || start === null || valueMonth >= 12) return null;
  const towards = (end: string | null) => {
    const goal = coordinate(end);
    if (goal === null) return own.map(() => null);
    return own.map((_, index) => {
      const month = index + 1;
      if (month < valueMonth) return null;
      return start + ((goal - start) * (month - valueMonth)) / (12 - valueMonth);
    });
  };
  return { low: towards(forecast.low), middle: towards(forecast.value), high: towards(forecast.high) };
}

const coordinate = (text: string | null) => (text === null ? null : Number(text));
const decimalsOf = (text: string) => (text.split('.')[1] ?? '').length;
