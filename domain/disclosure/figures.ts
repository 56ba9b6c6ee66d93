import type { Exact } from '../decimal.ts';
import { hasOwn } from '../has-own.ts';
import type { FigureRef } from './figure-ref.ts';

/** What the template can do with a figure. A change is signed; its word is chosen by the sign. */
export type FigureKind = 'amount' | 'percent' | 'count' | 'change' | 'change-percent' | 'words';

/** Where a figure is kept, as the officer looks for it. */
export const figureGroups = ['部门决算', '机构人员', '绩效指标', '绩效自评', '文字数据', '文档'] as const;
export type FigureGroup = (typeof figureGroups)[number];

/** A figure the document can print. */
export interface BoundFigure {
  /** Null for words that are no figure of anybody: the year, the center's name. */
  ref: FigureRef | null;
  code: string;
  name: string;
  /** Section of the paper, `四`; tells figures of one name apart. */
  section: string | null;
  group: FigureGroup;
  kind: FigureKind;
  unit: string;
  /** Null: not entered or not reported yet. */
  value: Exact | null;
  /** Of `words`. */
  words: string | null;
  /** Decimals the paper prints, and whether thousands are set apart. */
  decimals: number;
  isGrouped: boolean;
  /** 主要原因 as entered, without a full stop. */
  reason: string | null;
}

/** A functional class (类) or item (项) of the general budget: its figures under the names used inside 每个. */
export type FunctionLine = Map<string, BoundFigure>;

/** Everything a year's document is made of. */
export interface DisclosureFigures {
  year: number;
  figures: BoundFigure[];
  classes: FunctionLine[];
  items: FunctionLine[];
}

/** Names known inside `{每个 类}` and `{每个 项}`, whether the year has lines or not. */
export const LOCAL_NAMES = {
  类: ['序号', '名称', '金额', '占比'],
  项: ['序号', '类', '款', '项', '决算数', '变动', '变动率', '原因'],
} as const;
export type ListName = keyof typeof LOCAL_NAMES;
/** What a list without lines is missing. */
export const EACH_NAMES: Record<ListName, string> = { 类: '功能分类（类）支出', 项: '功能分类（项）支出' };

export function isListName(name: string): name is ListName {
  return name in LOCAL_NAMES && hasOwn(LOCAL_NAMES, name);
}

export function linesOf(figures: DisclosureFigures, list: ListName): FunctionLine[] {
  return list === '类' ? figures.classes : figures.items;
}

export type Found = { figure: BoundFigure } | { candidates: BoundFigure[] };

/** Finds figures by the names a template uses: code, name, or name with its section where several share it: `四.年初预算数`. */
export class FigureIndex {
  readonly #byName = new Map<string, BoundFigure[]>();

  constructor(figures: BoundFigure[]) {
    for (const figure of figures) {
      const names = [figure.code, figure.name, ...(figure.section === null ? [] : [sectioned(figure)])];
      for (const name of new Set(names)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), figure]);
    }
  }

  /** The figure, or those that share the name: none for an unknown one. */
  find(name: string): Found {
    const found = this.#byName.get(name) ?? [];
    const [only] = found;
    const byCode = found.find((figure) => figure.code === name);
    if (byCode) return { figure: byCode };
    return only && found.length === 1 ? { figure: only } : { candidates: found };
  }

  /** The shortest name that means this figure alone. */
  nameOf(figure: BoundFigure): string {
    const names = [figure.name, ...(figure.section === null ? [] : [sectioned(figure)])];
    return names.find((name) => this.#byName.get(name)?.length === 1) ?? figure.code;
  }
}

const sectioned = ({ section, name }: BoundFigure) => `${section}.${name}`;
