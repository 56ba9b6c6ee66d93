import { describe, expect, it } from 'vitest';
import { type Document, documentWith, type FormDocument } from '#domain/forms/document.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { docxOf } from '#server/forms/docx.ts';
import { seedForm, seedForms } from '../../domain/forms/seed-forms.ts';
import { partOf, wordTables } from '../../support/word-file.ts';

const xmlOf = async (document: Document) => partOf(await docxOf(document, '某中心'), 'word/document.xml');
const xmlOfForm = (document: FormDocument) => xmlOf(documentWith(document));

/** 25.4 mm are 1440 twips. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

describe('the official form as docx', () => {
  it('has every cell of all twenty forms where the document has it, with its text and its merges', async () => {
    expect(seedForms).toHaveLength(20);
    for (const form of seedForms) {
      const document = documentOf(form);
      const [table, ...others] = wordTables(await xmlOfForm(document));
      expect(others).toEqual([]);
      const drawn = document.rows.flatMap(({ cells }, row) =>
        cells.map(({ column, colspan, rowspan, text }) => ({ row, column, colspan, rowspan, text })),
      );
      const byPlace = [...table!.cells].sort((one, other) => one.row - other.row || one.column - other.column);
      expect(byPlace).toEqual(drawn);
      expect(table!.widths).toEqual(document.columns.map(({ width }) => twips(width)));
    }
  });

  it('prints on A4 with the margins of the paper, and numbers its pages', async () => {
    const bytes = await docxOf(documentWith(documentOf(seedForm('p01'))), '某中心');
    const xml = await partOf(bytes, 'word/document.xml');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(xml).toMatch(/<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"/);
    const footer = await partOf(bytes, 'word/footer1.xml');
    expect(footer.replace(/<w:instrText[^>]*>(\w+)<\/w:instrText>/g, '{$1}').replace(/<[^>]+>/g, '')).toBe(
      '第 {PAGE} 页 共 {NUMPAGES} 页',
    );
  });

  it('turns the sheet for a form that lies', async () => {
    const document = { ...documentOf(seedForm('p01')), page: { size: 'A4', orientation: 'landscape' } as const };
    expect(await xmlOfForm(document)).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  });

  it('sets the title in 黑体 and the body in 宋体, for Latin figures too', async () => {
    const xml = await xmlOfForm(documentOf(seedForm('p01')));
    const font = (name: string) => `w:ascii="${name}" w:cs="${name}" w:eastAsia="${name}" w:hAnsi="${name}"`;
    const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/g)].map(([run]) => run);
    expect(runs[0]).toContain(font('黑体'));
    expect(runs[0]).toContain('项 目 支 出 绩 效 自 评 表');
    const others = runs.slice(1).filter((run) => run.includes('<w:t '));
    expect(others.length).toBeGreaterThan(80);
    expect(others.filter((run) => !run.includes(font('宋体')))).toEqual([]);
  });

  it('draws thin black borders', async () => {
    const borders = /<w:tblBorders>(.*?)<\/w:tblBorders>/.exec(await xmlOfForm(documentOf(seedForm('p01'))))?.[1] ?? '';
    for (const side of ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']) {
      expect(borders).toContain(`<w:${side} w:val="single" w:color="000000" w:sz="4"/>`);
    }
  });

  it('repeats the first row on each page and cuts no row in half, unless no page could hold it', async () => {
    const form = seedForm('p01');
    const [table] = wordTables(await xmlOfForm(documentOf(form)));
    expect(table!.rows.map((row) => row.isHeader)).toEqual(table!.rows.map((_, index) => index === 0));
    expect(table!.rows.every((row) => row.cantSplit)).toBe(true);
    const long = { ...form, goals: { expected: '目标'.repeat(4000), actual: null } };
    const [tall] = wordTables(await xmlOfForm(documentOf(long)));
    expect(tall!.rows.filter((row) => !row.cantSplit)).toHaveLength(1);
  });

  it('keeps what looks like markup as text', async () => {
    const name = '<w:b/>&amp; "甲" ]]> $x$ #let';
    const [table] = wordTables(await xmlOfForm(documentOf({ ...seedForm('p01'), name })));
    expect(table!.cells[1]!.text).toBe(name);
  });

  it('sets a form smaller that would just run over its page', async () => {
    const sizes = async (code: string) => (await xmlOfForm(documentOf(seedForm(code)))).match(/<w:sz w:val="18"\/>/g);
    expect(await sizes('p03')).toBeNull();
    expect((await sizes('overall'))?.length).toBeGreaterThan(50);
  });

  it('states its title and author', async () => {
    const core = await partOf(await docxOf(documentWith(documentOf(seedForm('p01'))), '某中心'), 'docProps/core.xml');
    expect(core).toContain('<dc:title>项目支出绩效自评表（2023年度）</dc:title>');
    expect(core).toContain('<dc:creator>某中心</dc:creator>');
  });
});
