import type { AxisScale } from './axis-scale.ts';
import { BOTTOM, halo, ink, line, type Series, TOP } from './chart-style.ts';
import { spreadLabels } from './end-labels.ts';
import type { DrawnFigures } from './monthly-figures.ts';
import type { ChartWords } from './monthly-figures-words.ts';

const LABEL = 17;

export interface EndLabel {
  text: string;
  value: number;
  color: string;
  isStrong: boolean;
  /** Pixels down from its point to where there is room. */
  shift: number;
}

/** What stands right of December: each line's name and value, instead of a legend. */
export function endLabels(figures: DrawnFigures, words: ChartWords, scale: AxisScale, height: number): EndLabel[] {
  const { own, target, others, lastYear, fan, needed } = figures;
  const wanted: Omit<EndLabel, 'shift'>[] = [];
  const add = (value: number | null | undefined, text: string, color: string, isStrong = false) => {
    if (value !== null && value !== undefined) wanted.push({ value, text, color, isStrong });
  };
  add(target, `${words.targetName} ${words.target ?? ''}`, ink.text);
  others.forEach((other, index) => {
    add(other.target, words.others[index] ?? other.name, ink.plan);
  });
  add(own[11], `${words.year}年 ${words.own[11] ?? ''}`, ink.own, true);
  add(fan?.middle[11], `预计 ${words.forecast ?? ''}`, ink.own);
  add(lastYear[11], `上年 ${words.lastYear[11] ?? ''}`, ink.quiet);
  add(needed[11], `所需 ${words.needed ?? ''}`, ink.plan);
  const plot = height - TOP - BOTTOM;
  const places = wanted.map(({ value }) => TOP + ((scale.max - value) / (scale.max - scale.min || 1)) * plot);
  const spread = spreadLabels(places, LABEL, TOP - 6, height - BOTTOM - 6);
  return wanted.map((label, index) => ({ ...label, shift: (spread[index] ?? 0) - (places[index] ?? 0) }));
}

/** Each label hangs on an unseen point of its own, so that it may be pushed without moving a line. */
export function labelSeries(labels: EndLabel[]): Series[] {
  return labels.map(({ text, value, color, isStrong, shift }) => ({
    ...line([...Array.from({ length: 11 }, () => null)], { width: 0 }, 7),
    symbol: 'circle',
    showSymbol: true,
    data: [
      ...Array.from({ length: 11 }, () => null),
      {
        value,
        symbolSize: 0.01,
        label: {
          ...halo,
          show: true,
          position: 'right' as const,
          distance: 10,
          offset: [0, shift],
          color,
          fontWeight: isStrong ? (600 as const) : (400 as const),
          formatter: text,
        },
      },
    ],
  }));
}
