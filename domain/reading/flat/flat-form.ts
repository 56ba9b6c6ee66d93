import { LONGEST_TEXT } from '#domain/forms/form-draft.ts';
import type { FormLines } from '../document-text.ts';
import type { ReadDraft } from '../read-form.ts';
import { compact, type SourceLine } from '../source-lines.ts';
import { withBrokenRow } from './broken-row.ts';
import type { Doubt } from './doubts.ts';
import { fundsOf } from './funds.ts';
import { goalsOf } from './goals.ts';
import { rowHeadingAt } from './heading.ts';
import { rowsOf } from './rows.ts';

export interface FlatForm {
  draft: ReadDraft;
  doubts: Doubt[];
}

/** No cell of a form is that long; only what is no form has such lines. */
const LONGEST_LINE = 4000;
const GOALS = /^(?:年度)?预期目标 ?(?:年度)?(?:实际|全年)完成情况$/;
const TOTAL = /^总分 ?(\d+(?:\.\d+)?)? ?(\d+(?:\.\d+)?) ?分?$/;
const SUBJECT = /(?:项目名称|(?:部门|单位)(?:[(（]单位[)）])?名称)(.*?)(?=主管部门|实施单位|$)/;
const DEPARTMENT = /主管部门(?:及代码)?(.*?)(?=实施单位|$)/;
const UNIT = /实施单位(.*)$/;
const FUNDS_BEGIN = /(?:项目|部门(?:[(（]单位[)）])?)资金|资金来源|年初预算数?/;

/** A form from the lines of a text without tables, cell by cell as far as that can be told; where it cannot, a doubt quotes the lines. Never throws. */
export function flatForm({ title, lines: all }: FormLines, year: number | null): FlatForm {
  const lines = all.map((line) =>
    line.text.length > LONGEST_LINE ? { ...line, text: line.text.slice(0, LONGEST_LINE) } : line,
  );
  const doubts: Doubt[] = [];
  const at = (line: number, words: string, path: string, quote = '') => doubts.push({ path, words, quote, line });
  const first = lines[0]?.number ?? 1;
  const kind = title.includes('整体') ? 'overall' : 'project';
  const fundsFrom = lines.findIndex(({ text }) => compact(text).endsWith('得分'));
  const goalsFrom = lines.findIndex(({ text }) => GOALS.test(text));
  const headingFrom = lines.findIndex(({ text }) => compact(text).startsWith('一级指'));
  const heading = headingFrom < 0 ? null : rowHeadingAt(lines, headingFrom);
  const head = headOf(lines.slice(0, fundsFrom < 0 ? Math.max(0, goalsFrom, headingFrom) : fundsFrom + 1));
  if (head.name === '') at(first, '没有读到名称', 'name');
  const draft: FlatForm['draft'] = {
    ...head,
    code: null,
    kind,
    year: head.year ?? year ?? 0,
    goals: null,
    funds: [],
    rows: [],
    total: null,
  };
  if (fundsFrom < 0 || goalsFrom < fundsFrom) at(first, '没有读到资金部分', 'funds');
  else {
    const { funds, rest } = fundsOf(lines.slice(fundsFrom + 1, goalsFrom));
    draft.funds = funds;
    if (!'年度总体目标'.startsWith(rest))
      at(lines[fundsFrom]!.number, `资金部分有没有读懂的文字：“${rest}”`, 'funds', rest);
  }
  if (heading === null) {
    at(first, '没有读到指标部分', 'rows');
    return { draft: short(draft), doubts };
  }
  if (goalsFrom < 0 || goalsFrom > headingFrom) at(first, '没有读到年度总体目标', 'goals');
  else {
    const { expected, actual, isDoubtful } = goalsOf(lines.slice(goalsFrom + 1, headingFrom));
    draft.goals = { expected, actual };
    if (isDoubtful) at(lines[goalsFrom]!.number, '预期目标与实际完成情况的分界不明确，请核对', 'goals', expected ?? '');
  }
  const totalAt = lines.findIndex(({ text }, index) => index >= heading.after && /^(总分|合计|总计)/.test(text));
  const {
    rows,
    doubts: unsure,
    rest,
  } = withBrokenRow(rowsOf(lines.slice(heading.after, totalAt < 0 ? lines.length : totalAt), heading), heading);
  draft.rows = rows;
  doubts.push(...unsure);
  if (rest.length > 0)
    at(rest[0]!.number, '表末有没有读懂的文字', 'rows', compact(rest.map(({ text }) => text).join('')));
  if (totalAt >= 0) {
    draft.total = TOTAL.exec(lines[totalAt]!.text)?.[2] ?? null;
    if (draft.total === null) at(lines[totalAt]!.number, '没有读懂总分', 'total', lines[totalAt]!.text);
    const below = lines.slice(totalAt + 1);
    if (below.length > 0)
      at(below[0]!.number, '总分以下有没有读懂的文字', 'total', compact(below.map(({ text }) => text).join('')));
  } else if (kind === 'project') at(lines.at(-1)!.number, '没有读到总分', 'total');
  if (rows.length === 0) at(first, '没有读到任何指标行', 'rows');
  return { draft: short(draft), doubts };
}

function headOf(lines: readonly SourceLine[]) {
  const words = compact(lines.map(({ text }) => text).join('')).replaceAll(' ', '');
  const before = words.slice(0, FUNDS_BEGIN.exec(words)?.index ?? words.length);
  const year = /(20\d{2})年度/.exec(before.slice(0, 40));
  return {
    year: year ? Number(year[1]) : null,
    name: (SUBJECT.exec(before)?.[1] ?? '').trim(),
    department: DEPARTMENT.exec(before)?.[1] || null,
    unit: UNIT.exec(before)?.[1] || null,
    moneyUnit: /[(（]元[)）]/.test(words) ? ('元' as const) : ('万元' as const),
  };
}

/** Texts within what a form can keep; only a text that is no form has longer ones. */
function short(draft: FlatForm['draft']): FlatForm['draft'] {
  const cut = <T>(value: T) => (typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value);
  return JSON.parse(JSON.stringify(draft, (_key, value) => cut(value)));
}
