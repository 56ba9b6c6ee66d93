import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDisclosure } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';
import {
  itemGroups,
  missingGroups,
  passageAround,
  viewIn,
  viewOptions,
} from '../../client/pages/readings/reading-groups.ts';
import {
  acceptWords,
  differenceCounts,
  fileRefusal,
  openWords,
  valueWords,
} from '../../client/pages/readings/reading-words.ts';
import { yearChoices } from '../../client/pages/readings/reading-years.ts';
import type { ReadingView } from '../../client/queries/readings.ts';

const source = readFileSync(new URL('../../seeds/2023/source.txt', import.meta.url), 'utf8');

/** As the server would show it, nothing decided and nothing standing. */
function viewOf(text: string): ReadingView {
  const read = readDisclosure({ lines: linesOf(text), isWrapped: true, forms: [], unread: [] });
  const decided = (key: string, isCertain: boolean) => ({
    key,
    decision: { choice: isCertain ? ('take' as const) : ('leave' as const) },
    isDecided: false,
  });
  const view = {
    ...read,
    year: 2022,
    figures: read.figures.map((one) => ({ ...one, ...decided(`figure:${one.code}`, one.certainty === 'certain') })),
    statements: read.statements.map((one) => ({ ...one, ...decided(`statement:${one.code}`, false) })),
    forms: read.forms.map((one, index) => ({
      name: one.draft.name,
      existing: index === 1 ? { id: 1, state: 'final', differences: [] } : null,
      ...decided(`form:${index}`, one.doubts.length === 0),
    })),
    undecided: 1,
    differences: [],
  };
  return view as unknown as ReadingView;
}

const view = viewOf(
  source.replace('收入总计 1,867.08', '收入总计为 1,867.08').replace(/八、政府性基金[\s\S]*?(?=九、国有)/, ''),
);

describe('the review of a reading', () => {
  it('opens with what needs a person, and with everything where nothing does', () => {
    expect(viewIn(undefined, view)).toBe('unsure');
    expect(viewIn('forms', view)).toBe('forms');
    expect(viewIn(['x'], { figures: [], statements: [] })).toBe('all');
    expect(viewOptions(view).map(({ value, count }) => [value, count])).toEqual([
      ['unsure', 58],
      ['all', 246],
      ['unread', 1],
      ['forms', 20],
      ['differences', 0],
    ]);
  });

  it('groups figures by the sections of the layout and the prose behind them', () => {
    const groups = itemGroups(view, false);
    expect(groups[0]?.title).toBe('第一部分 单位概况');
    expect(groups.map(({ items }) => items.length).reduce((sum, count) => sum + count)).toBe(246);
    const unsure = itemGroups(view, true);
    expect(unsure.map(({ title, items }) => [title, items.length])).toEqual([
      ['一、收入支出决算总体情况', 1],
      ['十一、预算绩效情况：文字中的数', 57],
    ]);
    expect(missingGroups({ missing: [{ code: 'x', section: '六', name: '人员经费' }] })).toEqual([
      { key: '六', title: '六、一般公共预算财政拨款基本支出决算情况', names: ['人员经费'] },
    ]);
  });

  it('shows a quote in the section it stands in', () => {
    const figure = view.figures.find(({ code }) => code === 'overall.change')!;
    const passage = passageAround(view, figure);
    expect(passage?.title).toBe('一、收入支出决算总体情况说明');
    expect(passage?.quote).toBe('收入支出总体与上年相比，增加114.20万元');
    expect(passage?.after.startsWith('，增长6.51%')).toBe(true);
    expect(passageAround(view, { start: 5, end: 5 })).toBeNull();
    expect(passageAround(view, { start: 0, end: 1e9 })).toBeNull();
  });

  it('says what accepting writes and what it leaves out, and why', () => {
    expect(acceptWords(view)).toEqual({
      writes: '将写入 2022 年度的决算数据 188 项、文字数据 0 项、自评表 18 张，以及公开文本的全部段落。',
      leavesOut: '60 项不写入（其中 1 项请核对而没有决定，1 张自评表本年度已有，不覆盖）。',
    });
  });
});

describe('words of a reading', () => {
  it.each([
    ['a.txt', 10, null],
    ['a.docx', 10, null],
    ['a.pdf', 10, '不能直接读取 PDF'],
    ['a.doc', 10, '另存为 docx'],
    ['a.xlsx', 10, '请选择 txt 或 docx'],
    ['a.txt', 0, '空的'],
    ['a.txt', 9 * 1024 * 1024, '8 MB'],
  ])('refuse %s of %i bytes or let it pass', (name, size, words) => {
    if (words === null) expect(fileRefusal({ name, size })).toBeNull();
    else expect(fileRefusal({ name, size })).toContain(words);
  });

  it('count what is open and what would change', () => {
    expect(openWords({ unsure: 0, unread: 0 })).toBe('全部读懂');
    expect(openWords({ unsure: 2, unread: 3 })).toBe('2 项请核对，3 处没有读懂');
    const difference = { code: 'x', name: 'x' };
    expect(differenceCounts([])).toBe('与现有数据完全一致');
    expect(
      differenceCounts([
        { ...difference, old: '1', new: '2' },
        { ...difference, old: null, new: '2' },
        { ...difference, old: '1', new: null },
      ]),
    ).toBe('变化 1 项，新增 1 项，不再保留 1 项');
    expect(valueWords({ direction: '减少', printed: '1867.08', unit: '万元' })).toBe('减少 1,867.08 万元');
    expect(valueWords({ printed: '95', unit: '%' })).toBe('95%');
  });

  it('offer the years a document may be of, the newest first', () => {
    expect(yearChoices([{ year: 2023 }, { year: 2012 }], '2024-11-02', [2009])).toEqual([
      2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016, 2015, 2012, 2009,
    ]);
  });
});
