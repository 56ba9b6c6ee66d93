import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from '#domain/reports/sheet.ts';
import { type ProposedRow, proposalOf } from '#domain/reports/sheet-changes.ts';
import { csvOf } from '#domain/reports/sheet-csv.ts';
import { cellAddress, markerOf, readAddress, readMarker, rowIdOf } from '#domain/reports/sheet-layout.ts';
import type { PlainSheet, SheetCell, SheetIndicator } from '#domain/reports/sheet-plain.ts';

const place = { month: '2024-10', department: { code: 'dept12', name: '社会保险关系管理科' } };
const indicators: SheetIndicator[] = [
  { indicatorId: 51, code: 'SERV-09', name: '社保卡持卡人数', unit: '万人' },
  { indicatorId: 52, code: 'SERV-10', name: '使用率', unit: '%' },
];

type Content = string | [SheetCell['kind'], string] | null;

function sheetOf(rows: Content[][], merges: PlainSheet['merges'] = []): PlainSheet {
  return {
    merges,
    rows: rows.map((row, index) => ({
      number: index + 1,
      cells: new Map(
        row.flatMap((content, column): [number, SheetCell][] => {
          if (content === null) return [];
          const [kind, text] = typeof content === 'string' ? (['text', content] as const) : content;
          return [[column + 1, { kind, text, isFormula: false }]];
        }),
      ),
    })),
  };
}

const HEAD: Content[][] = [
  ['某中心 2024年10月 月报 · 社会保险关系管理科', null, null, null, markerOf(place)],
  ['编号', '指标', '本月（填写）', '说明（填写）', '标识（勿改）'],
];
const read = (rows: Content[][], merges?: PlainSheet['merges']) =>
  readSheets([sheetOf([...HEAD, ...rows], merges)], place, indicators);

function linesOf(rows: Content[][]) {
  const reading = read(rows);
  if (reading.refusal !== null) throw new Error(reading.refusal.code);
  return reading;
}

describe('reading a sheet', () => {
  it('takes rows by hidden id, by code or by name', () => {
    const { lines, problems, warnings } = linesOf([
      ['SERV-10', '使用率', ['number', '98.5'], ' 说明 ', rowIdOf(52, 'SERV-10')],
      [null, '社保卡持卡人数', '１３３', null, null],
    ]);
    expect(problems.concat(warnings)).toEqual([]);
    expect(lines).toMatchObject([
      { indicatorId: 52, value: '98.5', note: '说明', cells: { value: 'C3', note: 'D3' } },
      { indicatorId: 51, value: '133', note: undefined, cells: { value: 'C4' } },
    ]);
  });

  it('does not trust an id of another database', () => {
    const { problems } = linesOf([['SERV-09', '社保卡持卡人数', '1', null, rowIdOf(51, 'INS-01')]]);
    expect(problems).toMatchObject([{ cell: 'A3', message: expect.stringContaining('不是本科室本月要填的指标') }]);
  });

  it('says which row a figure without an indicator stands in, and passes over a remark without a figure', () => {
    const { lines, problems, warnings } = linesOf([
      ['SERV-09', null, '1', null, null],
      [null, null, '5', null, null],
      ['填表人：张三', null, null, null, null],
    ]);
    expect(lines).toHaveLength(1);
    expect(problems).toMatchObject([{ cell: 'A4', message: expect.stringContaining('第 4 行有数据') }]);
    expect(warnings.map(({ cell }) => cell)).toEqual(['A5', 'C2']);
  });

  it('leaves an empty cell undefined and takes 未报 for no figure', () => {
    const { lines } = linesOf([
      ['SERV-09', null, ' ', null, null],
      ['SERV-10', null, '未报', null, null],
    ]);
    expect(lines.map(({ value }) => value)).toEqual([undefined, null]);
  });

  it('guesses nothing', () => {
    const refused: Content[] = [
      '1,23',
      '1.2.3',
      '三',
      '3 4',
      '5人',
      ['boolean', 'TRUE'],
      ['error', '#N/A'],
      '--1',
      '1e5',
    ];
    for (const content of refused) {
      const { lines } = linesOf([['SERV-09', null, content, null, null]]);
      expect(lines[0]!.problems, String(content)).toHaveLength(1);
      expect(lines[0]!.value, String(content)).toBeUndefined();
    }
  });

  it('refuses figures in cells merged over several rows', () => {
    const reading = read([['SERV-09', null, '1', null, null]], [{ top: 3, left: 3, bottom: 4, right: 3 }]);
    expect(reading.refusal).toBeNull();
    expect(reading.refusal === null && reading.lines[0]!.problems[0]!.message).toContain('合并');
  });

  it('needs the title once the marker is gone', () => {
    const rows = (title: string): Content[][] => [[title], HEAD[1]!, ['SERV-09', null, '1', null, null]];
    const own = readSheets([sheetOf(rows('2024年10月月报·社会保险关系管理科'))], place, indicators);
    expect(own.refusal).toBeNull();
    const other = readSheets([sheetOf(rows('2024年9月 月报 · 社会保险关系管理科'))], place, indicators);
    expect(other.refusal).toEqual({ code: 'sheet.not-template' });
  });

  it('refuses a template of another version, month or department', () => {
    const withMarker = (marker: string) =>
      readSheets([sheetOf([[marker], HEAD[1]!, ['SERV-09', null, '1', null, null]])], place, indicators).refusal;
    expect(withMarker('center-monthly-report|2|2024-10|dept12')).toMatchObject({ code: 'sheet.not-template' });
    expect(withMarker('center-monthly-report|1|2024-09|dept12')).toMatchObject({ code: 'sheet.other-report' });
    expect(withMarker('center-monthly-report|1|2024-10|dept10')).toMatchObject({ code: 'sheet.other-report' });
  });

  it('never throws, whatever stands in the cells, and gives plain decimals only', () => {
    const content = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '编号',
        '指标',
        '本月',
        '说明',
        '标识',
        'SERV-09',
        '使用率',
        '51:SERV-09',
        markerOf(place),
        '未报',
      ),
      fc.double().map(String),
    );
    const kind = fc.constantFrom('text', 'number', 'percent', 'date', 'boolean', 'error');
    const cell = fc.record({ kind, text: content, isFormula: fc.boolean() }) as fc.Arbitrary<SheetCell>;
    const row = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), cell), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const free = rows.map((cells, index) => ({ number: index + 3, cells: new Map(cells) }));
        const whole: PlainSheet = { merges: [], rows: [...sheetOf(HEAD).rows, ...free] };
        for (const sheet of [whole, { merges: [], rows: free }]) {
          const reading = readSheets([sheet], place, indicators);
          if (reading.refusal !== null) continue;
          for (const { value } of reading.lines) if (value) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
          proposalOf(reading, [], () => []);
        }
      }),
    );
  });
});

describe('what a sheet would change', () => {
  const stored = (value: string | null, note: string | null = null) => [
    { ...indicators[0]!, decimals: 2, value, absence: null, note },
    { ...indicators[1]!, decimals: 2, value: null, absence: null, note: null },
  ];
  const changeOf = (value: Content, note: Content, before: string | null, noteBefore: string | null = null) =>
    proposalOf(linesOf([['SERV-09', null, value, note, null]]), stored(before, noteBefore), () => []).rows[0]!;

  it.each<[Content, Content, string | null, string | null, ProposedRow['change']]>([
    ['133', null, null, null, 'new'],
    [null, '没有发生', null, null, 'new'],
    ['133', null, '132.00', null, 'changed'],
    ['132', '说明', '132.00', null, 'changed'],
    ['132', null, '132.00', '说明', 'same'],
    ['未报', null, '132.00', null, 'cleared'],
    ['未报', null, null, null, 'same'],
    ['未发生', null, null, null, 'new'],
    ['未发生', null, '132.00', null, 'changed'],
    [null, null, '132.00', null, 'same'],
  ])('%s with note %s over %s (%s) is %s', (value, note, before, noteBefore, change) => {
    expect(changeOf(value, note, before, noteBefore).change).toBe(change);
  });

  it('lets a rule refuse a figure and only warns of one that wants a word', () => {
    const reading = linesOf([['SERV-09', null, '133', null, null]]);
    const proposal = (level: 'refuse' | 'explain') =>
      proposalOf(reading, stored(null), () => [{ level, code: 'outlier', message: '异常' }]);
    expect(proposal('refuse').counts).toMatchObject({ rows: 1, new: 0, problems: 1 });
    expect(proposal('explain').counts).toMatchObject({ rows: 1, new: 1, problems: 0 });
    expect(proposal('explain').rows[0]!.warnings).toEqual([{ cell: 'C3', message: '异常' }]);
  });
});

describe('addresses and marks', () => {
  it('go there and back', () => {
    expect([cellAddress(1, 1), cellAddress(26, 2), cellAddress(27, 3), cellAddress(16_384, 4)]).toEqual([
      'A1',
      'Z2',
      'AA3',
      'XFD4',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16_384 }), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
        expect(readAddress(cellAddress(column, row))).toEqual({ column, row });
      }),
    );
    expect(readMarker(markerOf(place))).toEqual({ isKnownVersion: true, month: '2024-10', department: 'dept12' });
    expect(readMarker('本月')).toBeNull();
  });
});

describe('csv', () => {
  it('keeps numbers, disarms formulas and quotes what needs it', () => {
    expect(csvOf([['-1.50', '-按台账', '+1', '@x', '=1+1', 'a,b', 'say "x"', null, '≥']])).toBe(
      `\ufeff-1.50,'-按台账,'+1,'@x,'=1+1,"a,b","say ""x""",,≥\r\n`,
    );
  });
});
