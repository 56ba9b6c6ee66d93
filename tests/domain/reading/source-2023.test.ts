import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { readDisclosure } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';
import { formsOf2023 } from '#seeds/2023/forms.ts';
import { accounts2023, operations2023 } from '#seeds/2023/source.ts';

/** The transcription that people made by hand is the answer key. */
const known = operations2023.map(({ value, ...statement }) => ({ ...statement, printed: value, indicatorId: null }));
const text = readFileSync(new URL('../../../seeds/2023/source.txt', import.meta.url), 'utf8');
const source = { lines: linesOf(text), isWrapped: true, forms: [], unread: [] };
const reading = readDisclosure(source, known);
const squeezed = (words: string) => words.replace(/\s/g, '');

describe('the text of the 2023 disclosure', () => {
  it('gives its year, its center and all sections of the layout', () => {
    expect(reading).toMatchObject({
      year: 2023,
      center: '昌吉回族自治州社会保险中心',
      missingSections: [],
      missing: [],
    });
    expect(reading.sections.map(({ key }) => key).filter((key) => key !== null)).toHaveLength(15);
  });

  it('gives all 189 account figures as they were transcribed, each of them with certainty', () => {
    const read = new Map(reading.figures.map((figure) => [figure.code, figure]));
    const right = accounts2023.filter((key) => {
      const figure = read.get(key.code);
      expect(figure, key.code).toMatchObject({
        printed: key.value,
        unit: key.unit,
        section: key.section,
        name: key.name,
        direction: key.direction ?? null,
        reason: key.reason ?? null,
        classification: key.classification ?? null,
      });
      return figure?.certainty === 'certain';
    });
    expect([right.length, read.size, accounts2023.length]).toEqual([189, 189, 189]);
  });

  it('gives all 56 figures of the prose, and no number of the account sections is left over', () => {
    const read = new Map(reading.statements.map((statement) => [statement.code, statement]));
    for (const { code, name, value, unit } of operations2023) {
      expect(read.get(code), code).toMatchObject({ name, printed: value, unit, certainty: 'certain' });
    }
    expect(reading.remainders).toEqual([]);
  });

  it('gives the 20 forms cell for cell out of the lines, and says which row a page had cut in two', () => {
    const keys = formsOf2023();
    expect(reading.forms).toHaveLength(keys.length);
    let cells = 0;
    for (const [index, key] of keys.entries()) {
      const draft = formDraftSchema.parse(reading.forms[index]!.draft);
      const { name, department, unit, moneyUnit, year, kind, goals, funds, rows, total } = draft;
      const said = { name, department, unit, moneyUnit, year, kind, goals, funds, rows, total };
      const plain = { ...key, rows: key.rows.map((row) => ({ ...row, policy: null, band: null })) };
      expect(said, key.code).toMatchObject({
        ...said,
        name: plain.name,
        department: plain.department,
        unit: plain.unit,
        goals: plain.goals,
        funds: plain.funds,
        total: plain.total,
      });
      expect(rows.map(cellsOf)).toEqual(plain.rows.map(cellsOf));
      cells += 9 + 7 * funds.length + 9 * rows.length;
    }
    expect(cells).toBeGreaterThan(1900);
    const doubts = reading.forms.flatMap((form) => form.doubts.map(({ path }) => `${form.draft.kind}:${path}`));
    expect(doubts).toEqual(['overall:rows.3.level3']);
  });

  it('quotes nothing that is not in the text, at the place it names', () => {
    for (const { quote, start, end, printed } of [...reading.figures, ...reading.statements]) {
      expect(reading.text.slice(start, end)).toBe(quote);
      expect(quote.replaceAll(',', '')).toContain(printed.replace('-', ''));
    }
    for (const { reason } of reading.figures) expect(reading.text).toContain(reason ?? '');
  });

  it('loses no word: the text is the document without the ends of its lines and its page numbers', () => {
    const printed = squeezed(text.replace(/\n\n\n14\n/, '\n'));
    expect(squeezed(reading.text)).toBe(printed);
  });
});

function cellsOf(row: ReturnType<typeof formDraftSchema.parse>['rows'][number]) {
  const { level1, level2, level3, targetText, basis, weight, actualText, score, reason } = row;
  return { level1, level2, level3, targetText, basis, weight, actualText, score, reason };
}
