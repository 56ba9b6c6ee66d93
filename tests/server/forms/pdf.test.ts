import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentWith } from '#domain/forms/document.ts';
import type { Form } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { PdfMaker } from '#server/forms/pdf.ts';
import { seedForm, seedForms } from '../../domain/forms/seed-forms.ts';
import { factsOf, fontsOf, pagesOf, squeezed, tagsOf, wordsOf } from '../../support/pdf-file.ts';

const written = new Date('2024-08-30T00:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'center-fonts-'));
let maker: PdfMaker;
beforeAll(async () => {
  maker = await PdfMaker.start(null);
});
afterAll(() => rmSync(folder, { recursive: true }));

const pdfOf = (form: Form) => maker.make(documentWith(documentOf(form)), '某中心', written);
const textOf = (pdf: Uint8Array) => squeezed(pagesOf(pdf).join(''));

/** A project form with this many rows in groups, more than fit on a page. */
function longForm(count: number, changed: Partial<Form['rows'][number]> = {}): Form {
  const form = seedForm('p01');
  const rows = Array.from({ length: count }, (_, index) => ({
    ...form.rows[0]!,
    level1: index < count / 2 ? '产出指标' : '效益指标',
    level2: `第${Math.floor(index / 10)}类指标`,
    level3: `指标${String(index).padStart(3, '0')}`,
    ...changed,
  }));
  return { ...form, rows };
}

describe('the official form as pdf', () => {
  it('shows every text of all twenty forms, each on one page', () => {
    expect(seedForms).toHaveLength(20);
    for (const form of seedForms) {
      const pages = pagesOf(pdfOf(form));
      expect(pages, form.code ?? '').toHaveLength(1);
      const found = squeezed(pages[0]!);
      for (const { cells } of documentOf(form).rows) {
        for (const { text } of cells) expect(found, `${form.code}: ${text}`).toContain(squeezed(text));
      }
      expect(found).toContain('第1页共1页');
    }
  });

  it('embeds its Chinese fonts, and names them', () => {
    const pdf = pdfOf(seedForm('p01'));
    const fonts = fontsOf(pdf);
    expect(fonts.map((font) => font.name).sort()).toEqual(['NotoSansSC-Medium', 'NotoSerifSC-Regular']);
    expect(fonts.every((font) => font.isEmbedded && font.hasUnicode)).toBe(true);
    expect(maker.fonts).toEqual({ song: 'Noto Serif SC', hei: 'Noto Sans SC', fang: 'Noto Serif SC' });
    expect(factsOf(pdf).Keywords).toBe('字体 Noto Serif SC, 字体 Noto Sans SC');
  });

  it('is an archive file (PDF/A-2a) of A4 sheets with title, author and language', () => {
    const pdf = pdfOf(seedForm('p01'));
    expect(factsOf(pdf)).toMatchObject({
      Title: '项目支出绩效自评表（2023年度）',
      Author: '某中心',
      'Page size': '595.276 x 841.89 pts (A4)',
      'PDF version': '1.7',
    });
    const raw = pdf.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain('/Lang (zh-CN)');
  });

  it('is tagged: a title, tables with heading cells, every text in reading order', () => {
    for (const code of ['overall', 'p01']) {
      const form = seedForm(code);
      const pdf = pdfOf(form);
      expect(factsOf(pdf).Tagged).toBe('yes');
      const tags = tagsOf(pdf);
      expect(tags[0]).toEqual({ tag: 'P', text: documentOf(form).title });
      const headings = tags.filter(({ tag }) => tag === 'TH').map(({ text }) => text);
      const [title] = wordsOf(pdf);
      expect(title!.bottom - title!.top).toBeCloseTo(18, 1);
      expect(headings).toEqual(expect.arrayContaining(['一级指标', '三级指标', '得分']));
      const cells = documentOf(form).rows.flatMap((row) => row.cells.filter(({ rowspan }) => rowspan === 1));
      const inTable = squeezed(
        tags
          .slice(2)
          .map(({ text }) => text)
          .join(''),
      );
      let at = 0;
      for (const { text } of cells) {
        at = inTable.indexOf(squeezed(text), at);
        expect(at, text).toBeGreaterThanOrEqual(0);
        at += squeezed(text).length;
      }
    }
  });

  it('is still an archive file (PDF/A-2b) where the native part of the compiler cannot write tags', async () => {
    const write = NodeCompiler.prototype.pdf;
    const older = vi.spyOn(NodeCompiler.prototype, 'pdf').mockImplementation(function (this: NodeCompiler, page, how) {
      if (how?.pdfStandard === 'a-2a') throw new Error('unknown variant `a-2a`');
      return write.call(this, page, { ...how, pdfTags: false });
    });
    const pdf = (await PdfMaker.start(null)).make(documentWith(documentOf(seedForm('p01'))), '某中心', written);
    older.mockRestore();
    expect(pdf.toString('latin1')).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(factsOf(pdf).Tagged).toBe('no');
  });

  it('takes texts as data: nothing in a cell is a command to the compiler', () => {
    const nasty = [
      '#panic("x") #sys.inputs $x^2$ *粗* _斜_',
      '#let a = 1; @ref <label> = 标题 // 注 /* */ `raw` \\ ~ -- "引" ]]',
    ];
    const form = {
      ...seedForm('p01'),
      name: nasty[0]!,
      goals: { expected: nasty[1]!, actual: '= 标题\n- 列表\n+ 编号' },
    };
    const text = textOf(pdfOf(form));
    for (const one of [...nasty, '= 标题- 列表+ 编号']) expect(text).toContain(squeezed(one));
  });

  it('repeats the heading of the indicators on each further page and numbers the pages', () => {
    const pages = pagesOf(pdfOf(longForm(90))).map(squeezed);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page.match(/三级指标/g), `page ${index + 1}`).toHaveLength(1);
      expect(page).toContain(`第${index + 1}页共${pages.length}页`);
    });
    expect(pages[1]).not.toContain('年初预算数');
    expect(pages.join('').match(/指标\d{3}/g)).toHaveLength(90);
    expect(pages.join('').match(/产出指标/g)).toHaveLength(1);
  });

  it('cuts no row in half, and a row taller than a page without losing a word', () => {
    const reason = '第一行原因。\n第二行原因。\n第三行原因。\n第四行原因。\n第五行原因。';
    const pages = pagesOf(pdfOf(longForm(60, { reason })));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const [first, last] = [page.match(/第一行原/g), page.match(/第五行原/g)].map((found) => found?.length ?? 0);
      expect(first).toBe(last);
    }
    const expected = Array.from({ length: 900 }, (_, index) => `目标${index}，`).join('');
    const tall = pdfOf({ ...seedForm('p01'), goals: { expected, actual: null } });
    expect(pagesOf(tall).length).toBeGreaterThan(1);
    const found = textOf(tall);
    for (const index of [0, 450, 899]) expect(found).toContain(`目标${index}，`);
  });

  it('keeps every text within its page, a word longer than its column too', () => {
    const pdf = pdfOf({
      ...seedForm('p01'),
      name: 'A'.repeat(400),
      goals: { expected: '9'.repeat(300), actual: null },
    });
    const words = wordsOf(pdf);
    expect(words.length).toBeGreaterThan(50);
    const margin = (15 / 25.4) * 72;
    for (const { left, bottom } of words) {
      expect(left).toBeGreaterThan(margin);
      expect(bottom).toBeLessThan(842);
    }
    expect(textOf(pdf)).toContain('9'.repeat(300));
  });

  it('keeps the texts of all twenty forms within the frame', () => {
    const edge = 595.276 - (15 / 25.4) * 72;
    for (const form of seedForms) {
      for (const { text, right } of wordsOf(pdfOf(form))) {
        // The empty half of a full stop may reach over the line.
        const inked = /[，。、；]$/.test(text) ? right - 5 : right;
        expect(inked, `${form.code}: ${text}`).toBeLessThan(edge);
      }
    }
  });

  it('lies down for a form in landscape', () => {
    const document = documentWith(documentOf(seedForm('p01')));
    const pdf = maker.make({ ...document, page: { size: 'A4', orientation: 'landscape' } }, '某中心', written);
    expect(factsOf(pdf)['Page size']).toBe('841.89 x 595.276 pts (A4)');
  });

  it('is the same file for the same form and time', () => {
    expect(pdfOf(seedForm('p06')).equals(pdfOf(seedForm('p06')))).toBe(true);
  });
});

describe('licensed fonts in the configured folder', () => {
  const open = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json');
  const thin = join(dirname(open), '100Thin/NotoSansSC_100Thin.ttf');

  /** The font under another family name, as the licensed one would come: the old name, overwritten in place. */
  function renamed(file: string, from: string, to: string): Buffer {
    const bytes = readFileSync(file);
    for (const encoding of ['latin1', 'utf16be'] as const) {
      const name = (text: string) =>
        encoding === 'latin1' ? Buffer.from(text) : Buffer.from(text, 'utf16le').swap16();
      for (let at = bytes.indexOf(name(from)); at >= 0; at = bytes.indexOf(name(from), at + 1)) {
        name(to.padEnd(from.length)).copy(bytes, at);
      }
    }
    return bytes;
  }

  it('are used and named where the compiler knows them', async () => {
    writeFileSync(join(folder, 'simhei.ttf'), renamed(thin, 'Noto Sans SC Thin', 'SimHei'));
    const licensed = await PdfMaker.start(folder);
    expect(licensed.fonts.song).toBe('Noto Serif SC');
    expect(licensed.fonts.hei).toBe('SimHei');
    const pdf = licensed.make(documentWith(documentOf(seedForm('p01'))), '某中心', written);
    expect(
      fontsOf(pdf)
        .map((font) => font.name)
        .sort(),
    ).toEqual(['NotoSansSC-Thin', 'NotoSerifSC-Regular']);
    expect(factsOf(pdf).Keywords).toContain('SimHei');
  });

  it('are not claimed for a file that only bears the name', async () => {
    rmSync(join(folder, 'simhei.ttf'));
    copyFileSync(thin, join(folder, 'simsun.ttf'));
    writeFileSync(join(folder, 'simfang.ttf'), 'no font');
    expect((await PdfMaker.start(folder)).fonts).toEqual(maker.fonts);
  });
});
