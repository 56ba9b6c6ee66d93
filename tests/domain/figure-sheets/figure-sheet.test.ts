import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigureSheets } from '#domain/figure-sheets/figure-sheet.ts';
import { figureKey, yearHeadings, yearMarkerOf } from '#domain/figure-sheets/year-layout.ts';
import { monthOf } from '#domain/period.ts';
import { rowIdOf } from '#domain/reports/sheet-layout.ts';
import type { PlainSheet, SheetCell } from '#domain/reports/sheet-plain.ts';
import { dayCell, sheetOf } from './plain-sheet.ts';

const indicators = [
  { indicatorId: 1, code: 'INS-01', name: '全州基本养老参保人数', unit: '万人' },
  { indicatorId: 2, code: 'INS-02', name: '全州工伤参保人数', unit: '万人' },
  { indicatorId: 3, code: 'SERV-18', name: '社会保险档案查询准确率', unit: '%' },
];
const PENSION = indicators[0]!.name;
const read = (...sheets: PlainSheet[]) => readFigureSheets(sheets, indicators)!;
const figuresIn = (...sheets: PlainSheet[]) =>
  read(...sheets).figures.map(({ indicatorId, month, cell, value }) => [indicatorId, month, cell, value]);
const wordsIn = (...sheets: PlainSheet[]) =>
  read(...sheets)
    .problems.map(({ cell, message }) => `${cell} ${message}`)
    .join('\n');

describe('columns are recognised by their headings', () => {
  const layouts: [string, PlainSheet][] = [
    [
      'code, year and months',
      sheetOf([
        ['编号', '年', '1月', '2月'],
        ['INS-01', 2021, 80, 81],
      ]),
    ],
    [
      'full-width digits and brackets',
      sheetOf([
        ['指标（名称）', '年份', '１月（万人）', '２月'],
        [PENSION, '2021年', 80, 81],
      ]),
    ],
    [
      'months in words',
      sheetOf([
        ['指标名称', '年度', '一月', '二月份'],
        [PENSION, 2021, 80, 81],
      ]),
    ],
    [
      'the year in the title',
      sheetOf([['2021年统计表'], [], ['序号', '指标', '单位', '1月', '2月'], [1, PENSION, '万人', 80, 81]]),
    ],
    [
      'the year in the name of the sheet',
      sheetOf(
        [
          ['指标', '1月', '2月'],
          [PENSION, 80, 81],
        ],
        '2021年',
      ),
    ],
    [
      'months with their year',
      sheetOf([
        ['指标', '2021年1月', '2021-02'],
        [PENSION, 80, 81],
      ]),
    ],
    [
      'months as days',
      sheetOf([
        ['指标', dayCell(44_197), dayCell(44_228)],
        [PENSION, 80, 81],
      ]),
    ],
    [
      'a long list',
      sheetOf([
        ['指标', '月份', '数值'],
        [PENSION, '2021-01', 80],
        [PENSION, '2021年2月', 81],
      ]),
    ],
    [
      'a long list with a year',
      sheetOf([
        ['指标编号', '年', '月', '值'],
        ['INS-01', 2021, 1, 80],
        ['INS-01', 2021, '2月', 81],
      ]),
    ],
    [
      'a long list of days',
      sheetOf([
        ['指标', '年月', '数据'],
        [PENSION, dayCell(44_227), 80],
        [PENSION, dayCell(44_228), 81],
      ]),
    ],
    [
      'a list of numbers',
      sheetOf([
        ['指标', '月份', '数值'],
        [PENSION, 202_101, 80],
        [PENSION, '2021.02', 81],
      ]),
    ],
  ];

  it.each(layouts)('%s', (_, sheet) => {
    expect(wordsIn(sheet)).toBe('');
    expect(read(sheet).figures.map(({ indicatorId, month, value }) => [indicatorId, month, value])).toEqual([
      [1, '2021-01', '80'],
      [1, '2021-02', '81'],
    ]);
  });

  it.each([
    ['nothing', sheetOf([])],
    [
      'months without a name',
      sheetOf([
        ['1月', '2月'],
        [1, 2],
      ]),
    ],
    [
      'names without months',
      sheetOf([
        ['指标', '单位'],
        [PENSION, '万人'],
      ]),
    ],
    [
      'a period without a value',
      sheetOf([
        ['指标', '月份'],
        [PENSION, '2021-01'],
      ]),
    ],
  ])('%s is no sheet of figures', (_, sheet) => expect(readFigureSheets([sheet], indicators)).toBeNull());
});

describe('what is wrong is named by its cell', () => {
  it.each([
    [
      'no year anywhere',
      sheetOf([
        ['指标', '1月'],
        [PENSION, 80],
      ]),
      /^B1 没有写明年份/,
    ],
    ['two years in the title', sheetOf([['2020至2021年'], ['指标', '1月'], [PENSION, 80]]), /^B2 没有写明年份/],
    [
      'a year that is none',
      sheetOf([
        ['指标', '年', '1月'],
        [PENSION, '去年', 80],
      ]),
      /^C2 这一行没有写明年份或月份/,
    ],
    [
      'a month that is none',
      sheetOf([
        ['指标', '月份', '数值'],
        [PENSION, '2021-13', 80],
      ]),
      /^C2 这一行没有写明/,
    ],
    [
      'another unit',
      sheetOf([
        ['指标', '单位', '年', '1月'],
        [PENSION, '人', 2021, 80],
      ]),
      /^A2 单位“人”/,
    ],
    [
      'the same month twice',
      sheetOf([
        ['指标', '年', '1月'],
        [PENSION, 2021, 80],
        ['全州基本养老参保人数', 2021, 81],
      ]),
      /^C3 .*与 C2 重复/,
    ],
  ])('%s', (_, sheet, words) => expect(wordsIn(sheet)).toMatch(words));

  it('a text that is no number keeps its words', () => {
    const [figure] = read(
      sheetOf([
        ['指标', '年', '1月'],
        [PENSION, 2021, '约80'],
      ]),
    ).figures;
    expect(figure).toMatchObject({ cell: 'C2', refusedText: '约80' });
    expect(figure?.refusal).toContain('请填写数字');
  });

  it('several sheets are told apart by their names; one that says nothing is passed over with a word', () => {
    const years = [2020, 2021].map((year) =>
      sheetOf(
        [
          ['指标', '1月'],
          [PENSION, year - 1940],
        ],
        `${year}年`,
      ),
    );
    const reading = read(...years, sheetOf([['填表说明']], '说明'));
    expect(reading.figures.map(({ cell }) => cell)).toEqual(['2020年!B2', '2021年!B2']);
    expect(reading.warnings).toEqual([{ cell: '说明', message: '工作表“说明”没有可识别的表头，没有读取' }]);
  });

  it('a merged name stands for all rows it covers; a merged figure for none', () => {
    const rows = [
      ['指标', '年', '1月'],
      [PENSION, 2020, 80],
      [null, 2021, 81],
    ];
    const merged = (left: number) => sheetOf(rows, undefined, [{ top: 2, bottom: 3, left, right: left }]);
    expect(figuresIn(merged(1))).toEqual([
      [1, '2020-01', 'C2', '80'],
      [1, '2021-01', 'C3', '81'],
    ]);
    expect(
      read(sheetOf(rows.slice(0, 2), undefined, [{ top: 2, bottom: 3, left: 3, right: 3 }])).figures[0]?.refusal,
    ).toMatch(/合并/);
  });
});

describe('by property', () => {
  it("a template's numbers come back as they were written", () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 99_999_999 }), { nil: null }), {
      minLength: 36,
      maxLength: 36,
    });
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), values, (year, all) => {
        const text = (value: number) => (value / 100).toFixed(2);
        const rows = indicators.map(({ indicatorId, code, name, unit }, index) => [
          ...[code, name, unit, '期末数', '某科'],
          ...all.slice(index * 12, index * 12 + 12).map((value) => (value === null ? null : text(value))),
          rowIdOf(indicatorId, code),
        ]);
        const head = [...Array(17).fill(null), yearMarkerOf({ year, department: null })];
        const sheet = sheetOf([head, [], [...yearHeadings, '标识（勿改）'], ...rows]);
        const reading = read(sheet);
        const written = indicators.flatMap(({ indicatorId }, index) =>
          all
            .slice(index * 12, index * 12 + 12)
            .flatMap((value, month) =>
              value === null ? [] : [[figureKey(indicatorId, monthOf(year, month + 1)), text(value)]],
            ),
        );
        expect(reading.problems).toEqual([]);
        expect(reading.figures.map(({ indicatorId, month, value }) => [figureKey(indicatorId, month), value])).toEqual(
          written,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('whatever a workbook holds, reading ends in an answer', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '编号',
        '指标',
        '年',
        '1月',
        '月份',
        '数值',
        '单位',
        '标识',
        'INS-01',
        PENSION,
        '2021',
        '2021-01',
        '万人',
      ),
      fc.string({ maxLength: 12 }),
    );
    const kind = fc.constantFrom<SheetCell['kind']>('text', 'number', 'percent', 'date', 'boolean', 'error');
    const cell = fc.record({ kind, text: word, isFormula: fc.boolean() });
    const area = fc.record({ top: fc.nat(9), left: fc.nat(9), bottom: fc.nat(9), right: fc.nat(9) });
    const sheet = fc
      .tuple(fc.array(fc.array(fc.option(cell), { maxLength: 8 }), { maxLength: 8 }), fc.array(area, { maxLength: 4 }))
      .map(([rows, merges]) => sheetOf(rows, undefined, merges));
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 3 }), (sheets) => {
        const reading = readFigureSheets(sheets, indicators);
        const keys = reading?.figures.map(({ indicatorId, month }) => figureKey(indicatorId, month)) ?? [];
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 500 },
    );
  });
});
