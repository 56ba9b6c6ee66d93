import { describe, expect, it } from 'vitest';
import { formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { readPaperForm } from '#domain/forms/paper/read-form.ts';
import { gridOfSheet } from '#domain/forms/paper/sheet-grid.ts';
import { readWorkbook } from '#server/forms/report-workbook.ts';
import { xlsxOf } from '#server/forms/xlsx.ts';
import { seedForms } from '../../domain/forms/seed-forms.ts';

const WRITTEN = new Date('2024-02-01T00:00:00Z');

/** What the paper itself says: no code, no policy, no indicator behind a row, and the overall form no reasons. */
const onPaper = (form: (typeof seedForms)[number]) => ({
  ...form,
  id: '',
  code: null,
  state: 'draft',
  policy: null,
  rows: form.rows.map((row) => ({ ...row, indicatorId: null, policyOverride: null, band: null })),
});

describe('a form out as xlsx and in again', () => {
  it.each(seedForms.map((form) => [form.code, form] as const))('%s is the same, cell for cell', async (_, form) => {
    const [sheet] = await readWorkbook(await xlsxOf(documentOf(form), WRITTEN));
    const reading = sheet ? readPaperForm(gridOfSheet(sheet), 2000) : null;
    expect(reading?.warnings).toEqual([]);
    const draft = formDraftSchema.parse(reading?.draft);
    expect(onPaper(formFromDraft(draft, { id: '' }))).toEqual(onPaper(form));
  });
});
