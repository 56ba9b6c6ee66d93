import { type Exact, printed, printedInFull } from '../decimal.ts';
import { hasOwn } from '../has-own.ts';
import type { BoundFigure, FigureKind } from './figures.ts';

/** A way to put a figure: what it needs, and the words for the list of choices. */
interface Rendering {
  kinds: FigureKind[];
  help: string;
}

const NUMBERS: FigureKind[] = ['amount', 'percent', 'count', 'change', 'change-percent'];
const CHANGES: FigureKind[] = ['change', 'change-percent'];

/** By the word after `|`. Without one, a change is put as 增减 and anything else as 数值. */
export const renderings: Record<string, Rendering> = {
  数值: { kinds: NUMBERS, help: '带正负号的数' },
  绝对值: { kinds: NUMBERS, help: '不带正负号的数' },
  增减: { kinds: CHANGES, help: '按正负写“增加/减少”或“增长/下降”，后接数' },
  增减词: { kinds: CHANGES, help: '只写“增加/减少”或“增长/下降”' },
  增减不补零: { kinds: CHANGES, help: '同“增减”，数末尾的零不写' },
  整数: { kinds: NUMBERS, help: '四舍五入到整数' },
  一位小数: { kinds: NUMBERS, help: '保留一位小数' },
  两位小数: { kinds: NUMBERS, help: '保留两位小数' },
  不补零: { kinds: NUMBERS, help: '有几位小数写几位' },
  分节: { kinds: NUMBERS, help: '千分位用逗号分开' },
  不分节: { kinds: NUMBERS, help: '千分位不分开' },
  原因: { kinds: NUMBERS, help: '录入的主要原因' },
  名称: { kinds: [...NUMBERS, 'words'], help: '数据的名称' },
  单位: { kinds: NUMBERS, help: '数据的单位' },
};

export const conditions: Record<string, (value: Exact) => boolean> = {
  增加: (value) => value.gt(0),
  减少: (value) => value.lt(0),
  不为零: (value) => !value.isZero(),
  为零: (value) => value.isZero(),
};
/** Conditions that also a figure which is not there answers. */
export const presence: Record<string, boolean> = { 有数: true, 无数: false };

export const isRendering = (name: string) => hasOwn(renderings, name);
export const isCondition = (name: string) => hasOwn(conditions, name) || hasOwn(presence, name);

/** What a rendering makes of a figure: words and a numeral; both null where the figure is not there. */
export interface Rendered {
  words: string | null;
  numeral: string | null;
}

/** Whether the rendering can be used for the figure. */
export function fits(rendering: string | null, { kind }: BoundFigure): boolean {
  return rendering === null || (isRendering(rendering) && (renderings[rendering]?.kinds.includes(kind) ?? false));
}

export function rendered(figure: BoundFigure, rendering: string | null): Rendered {
  const { kind, value } = figure;
  if (rendering === '名称') return { words: figure.name, numeral: null };
  if (rendering === '单位') return { words: figure.unit, numeral: null };
  if (rendering === '原因') return { words: figure.reason, numeral: null };
  if (kind === 'words') return { words: figure.words, numeral: null };
  if (value === null) return { words: null, numeral: null };
  const way = rendering ?? (kind === 'change' || kind === 'change-percent' ? '增减' : '数值');
  switch (way) {
    case '增减':
      return { words: changeWord(kind, value), numeral: numeralOf(figure, value.abs()) };
    case '增减不补零':
      return { words: changeWord(kind, value), numeral: withoutZeros(numeralOf(figure, value.abs())) };
    case '增减词':
      return { words: changeWord(kind, value), numeral: null };
    case '绝对值':
      return { words: null, numeral: numeralOf(figure, value.abs()) };
    default:
      return { words: null, numeral: numeralAs(way, figure, value) };
  }
}

function numeralAs(way: string, figure: BoundFigure, value: Exact): string {
  switch (way) {
    case '整数':
      return numeralOf({ ...figure, decimals: 0 }, value);
    case '一位小数':
      return numeralOf({ ...figure, decimals: 1 }, value);
    case '两位小数':
      return numeralOf({ ...figure, decimals: 2 }, value);
    case '不补零':
      return figure.isGrouped ? grouped(printedInFull(value)) : printedInFull(value);
    case '分节':
      return numeralOf({ ...figure, isGrouped: true }, value);
    case '不分节':
      return numeralOf({ ...figure, isGrouped: false }, value);
    default:
      return numeralOf(figure, value);
  }
}

/** No change is printed as 增加 0.00 and 增长 0.00 %, as the source does. */
function changeWord(kind: FigureKind, value: Exact): string {
  if (kind === 'change-percent') return value.lt(0) ? '下降' : '增长';
  return value.lt(0) ? '减少' : '增加';
}

function numeralOf({ decimals, isGrouped }: BoundFigure, value: Exact): string {
  const text = printed(value, decimals);
  return isGrouped ? grouped(text) : text;
}

/** `1,867.08`: thousands set apart, in the whole part only. */
export function grouped(numeral: string): string {
  const [whole = '', ...decimals] = numeral.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

const withoutZeros = (numeral: string) => (numeral.includes('.') ? numeral.replace(/\.?0+$/, '') : numeral);
