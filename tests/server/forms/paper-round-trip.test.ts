import { describe, expect, it } from 'vitest';
import { documentWith } from '#domain/forms/document.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { docxOf } from '#server/forms/docx.ts';
import { readPaperFile } from '#server/forms/paper-file.ts';
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

const forms = seedForms.map((form) => [form.code, form] as const);

async function readBack(bytes: Buffer) {
  const { draft, warnings } = await readPaperFile(bytes, 2000);
  expect(warnings).toEqual([]);
  return onPaper(formFromDraft(formDraftSchema.parse(draft), { id: '' }));
}

describe('a form out as xlsx and in again', () => {
  it.each(forms)('%s is the same, cell for cell', async (_, form) => {
    expect(await readBack(await xlsxOf(documentOf(form), WRITTEN))).toEqual(onPaper(form));
  });
});

describe('a form out as docx and in again', () => {
  it.each(forms)('%s is the same, cell for cell', async (_, form) => {
    expect(await readBack(await docxOf(documentWith(documentOf(form)), '某中心'))).toEqual(onPaper(form));
  });
});
