import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Reading, readDisclosure } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';

/** Further documents of other centers, each made from the real one by several changes at once. */
const original = readFileSync(new URL('../../../seeds/2023/source.txt', import.meta.url), 'utf8');
const joined = readDisclosure({ lines: linesOf(original), isWrapped: true, forms: [], unread: [] }).text;

const figure = (reading: Reading, code: string) => reading.figures.find((one) => one.code === code);
const printedOf = (reading: Reading, code: string) => figure(reading, code)?.printed;
const quotes = ({ remainders }: Reading) => remainders.map(({ quote }) => quote);

function readOf(...changes: [string | RegExp, string][]): Reading {
  const text = changes.reduce((before, [from, to]) => {
    const after = before.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'gm'), to);
    expect(after, String(from)).not.toBe(before);
    return after;
  }, joined);
  const reading = readDisclosure({ lines: linesOf(text), isWrapped: false, forms: [], unread: [] });
  // Nothing is invented: each value is a numeral of its quote, or says from which one it was converted.
  for (const { quote, start, end, printed, notes } of [...reading.figures, ...reading.statements]) {
    expect(reading.text.slice(start, end)).toBe(quote);
    if (!notes.some((note) => note.startsWith('原文为'))) {
      expect(quote.normalize('NFKC').replaceAll(',', '')).toContain(printed);
    }
  }
  return reading;
}

describe('a document of another center', () => {
  it('with its own name, year and counts is read with those and none of ours', () => {
    const reading = readOf(
      ['昌吉回族自治州社会保险中心', '塔城地区社会保险管理局'],
      ['2023年度', '2025年度'],
      ['实有人数94人', '实有人数61人'],
      ['在职人员59人', '在职人员40人'],
      ['退休人员35人', '退休人员21人'],
      ['下设16个处室', '下设9个科室'],
    );
    expect([reading.center, reading.year]).toEqual(['塔城地区社会保险管理局', 2025]);
    const staff = ['staff.actual', 'staff.inService', 'staff.retiredCadre', 'staff.retired', 'staff.departmentCount'];
    expect(staff.map((code) => printedOf(reading, code))).toEqual(['61', '40', '0', '21', '9']);
    expect(figure(reading, 'staff.departmentCount')?.certainty).toBe('likely');
  });

  it('with every digit, point and per cent sign in full width says the same', () => {
    const reading = readOf([/[\d.,%]+/, '①']);
    expect(reading.figures).toEqual([]);
    const wide = joined.replace(/[\d.,%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const read = readDisclosure({ lines: linesOf(wide), isWrapped: false, forms: [], unread: [] });
    const plain = readDisclosure({ lines: linesOf(joined), isWrapped: false, forms: [], unread: [] });
    const values = (one: Reading) => one.figures.map(({ code, printed, direction }) => [code, printed, direction]);
    expect(values(read)).toEqual(values(plain));
    expect(read.remainders).toEqual([]);
  });

  it('with a table of numbers where a section had sentences takes none of them and quotes each row', () => {
    const rows = '项目 金额（万元） 占比\n财政拨款收入 1,727.26 92.51%\n其他收入 139.82 7.49%\n';
    const reading = readOf([/(二、收入决算情况说明\n)[^\n]*\n/, `$1${rows}`]);
    expect(reading.figures.filter(({ section }) => section === '二')).toEqual([]);
    expect(reading.missing.filter(({ code }) => code.startsWith('incomeDetail.'))).toHaveLength(13);
    expect(quotes(reading)).toEqual(['财政拨款收入1,727.26 92.51%', '其他收入139.82 7.49%']);
    expect(reading.figures).toHaveLength(176);
  });

  it('that leaves figures open, says about how much, or counts in a unit nobody knows gives none of them', () => {
    const reading = readOf(
      ['其他收入139.82万元，占7.49%', '其他收入××万元，占××%'],
      ['固定资产原值1,498.18万元', '固定资产原值约1,498—1,500万元'],
      ['因公出国（境）团组0个', '因公出国（境）团组若干个'],
      ['住房保障支出(类)78.84万元', '住房保障支出(类)78.84萬圓'],
    );
    const gone = reading.missing.map(({ code }) => code);
    expect(gone).toEqual(
      expect.arrayContaining([
        'incomeDetail.other.amount',
        'incomeDetail.other.share',
        'assets.fixedAssetOriginalValue',
      ]),
    );
    expect(reading.figures.filter(({ code }) => gone.includes(code))).toEqual([]);
    expect(quotes(reading).join()).toContain('固定资产原值约1,498—1,500万元');
    expect(quotes(reading).join()).toContain('78.84萬圓');
    expect(reading.figures.some(({ printed }) => printed === '1498')).toBe(false);
  });

  it('with a minus after 增加 leaves the direction to whoever reads it', () => {
    const reading = readOf(
      ['总体与上年相比，增加114.20万元，增长6.51%', '总体与上年相比，增加-114.20万元，增长-6.51%'],
      ['比上年决算减少69.37万元', '比上年决算减少-69.37万元'],
    );
    expect(figure(reading, 'function.item02.change')).toMatchObject({ printed: '-69.37', certainty: 'likely' });
    expect(figure(reading, 'overall.change')).toMatchObject({ printed: '-114.20', certainty: 'likely' });
    expect(figure(reading, 'overall.change')?.notes).toEqual(['原文在“增加”之后写了负数，增减方向请核对']);
    expect(figure(reading, 'overall.changePercent')?.certainty).toBe('likely');
  });

  it.each([
    ['with dots and page numbers', (heading: string, page: number) => `${heading}${'.'.repeat(12)}${page}`],
    ['without page numbers', (heading: string) => heading],
  ])('with a 目录 %s is read once, not twice', (_name, entry) => {
    const headings = joined
      .split('\n')
      .filter((line) => /^(第.部分|[一二三四五六七八九十]+、.{2,30}(说明|情况|职能|事项)$)/.test(line));
    expect(headings.length).toBeGreaterThan(14);
    const contents = ['目录', ...headings.map((heading, index) => entry(heading, index + 3))].join('\n');
    const reading = readOf([/^(?=第一部分)/, `${contents}\n`]);
    expect(reading.figures).toHaveLength(189);
    expect(reading.figures.every(({ certainty }) => certainty === 'certain')).toBe(true);
    expect([reading.missing, reading.missingSections, reading.remainders]).toEqual([[], [], []]);
  });
});
