import { COUNTED_UNITS } from '../accounts/account-line.ts';
import type { AccountValue } from '../accounts/account-values.ts';
import { type Exact, exactOrNull } from '../decimal.ts';
import type { FigureRef } from './figure-ref.ts';
import type { BoundFigure, FigureKind } from './figures.ts';

type AccountFact = Pick<AccountValue, 'code' | 'section' | 'name' | 'unit' | 'value' | 'reason'>;

const MONEY_DECIMALS = 2;

/** Lines of the account book; counts without decimals, money and areas with thousands set apart. */
export function accountFigure(line: AccountFact, year: number): BoundFigure {
  const isCount = COUNTED_UNITS.includes(line.unit);
  const figure = blank(line.code, line.name, '部门决算', kindOf(line, isCount), line.unit);
  const section = line.section.length > 2 ? null : line.section;
  return {
    ...figure,
    ref: { kind: 'account', year, code: line.code },
    section,
    group: section === null ? '机构人员' : '部门决算',
    value: line.value,
    decimals: isCount ? 0 : MONEY_DECIMALS,
    isGrouped: true,
    reason: line.reason,
  };
}

function kindOf({ code, unit }: AccountFact, isCount: boolean): FigureKind {
  if (code.endsWith('.change')) return 'change';
  if (code.endsWith('.changePercent')) return 'change-percent';
  if (unit === '%') return 'percent';
  return isCount ? 'count' : 'amount';
}

/** What an indicator stood at; printed with its own decimals and, as in the source, without separators. */
export function indicatorFigure(
  indicator: { id: number; code: string; name: string; unit: string; decimals: number },
  value: Exact | null,
  year: number,
  month: number,
): BoundFigure {
  const { id, code, name, unit, decimals } = indicator;
  const kind = unit === '%' ? 'percent' : 'count';
  const ref: FigureRef = { kind: 'indicator', year, month, indicatorId: id };
  return { ...blank(code, name, '绩效指标', kind, unit), ref, value, decimals };
}

/** A figure typed for the prose, printed with the decimals it was typed with. */
export function statementFigure(
  statement: { code: string; name: string; unit: string; printed: string | null },
  year: number,
): BoundFigure {
  const value = exactOrNull(statement.printed);
  const figure = blank(
    statement.code,
    statement.name,
    '文字数据',
    statement.unit === '%' ? 'percent' : 'count',
    statement.unit,
  );
  const decimals = statement.printed?.split('.')[1]?.length ?? 0;
  return { ...figure, ref: { kind: 'statement', year, code: statement.code }, value, decimals };
}

/** A total over the year's forms. */
export function formFigure(
  code: string,
  name: string,
  unit: '万元' | '个',
  value: Exact | null,
  ref: FigureRef,
): BoundFigure {
  const isMoney = unit === '万元';
  const figure = blank(code, name, '绩效自评', isMoney ? 'amount' : 'count', unit);
  return { ...figure, ref, section: '十一', value, decimals: isMoney ? MONEY_DECIMALS : 0, isGrouped: true };
}

export function countFigure(code: string, name: string, unit: string, value: Exact, ref: FigureRef): BoundFigure {
  return { ...blank(code, name, '机构人员', 'count', unit), ref, value };
}

/** Words that are set in as they are: the center's name, the year, the departments. */
export function wordsFigure(
  code: string,
  name: string,
  words: string | null,
  ref: FigureRef | null = null,
): BoundFigure {
  return { ...blank(code, name, '文档', 'words', ''), ref, words };
}

function blank(code: string, name: string, group: BoundFigure['group'], kind: FigureKind, unit: string): BoundFigure {
  return {
    ref: null,
    code,
    name,
    section: null,
    group,
    kind,
    unit,
    value: null,
    words: null,
    decimals: 0,
    isGrouped: false,
    reason: null,
  };
}
