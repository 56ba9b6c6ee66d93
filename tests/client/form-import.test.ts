import { describe, expect, it } from 'vitest';
import {
  existingWords,
  formFileRefusal,
  foundWords,
  totalWords,
} from '../../client/pages/forms/import/form-import-words.ts';
import type { FormImportPreview } from '../../client/queries/form-import.ts';

const rows = [{}, {}] as NonNullable<FormImportPreview['form']>['rows'];
const form = { rows, total: { computed: '84.25', printed: '79.83', max: '100' } } as FormImportPreview['form'];
const preview: FormImportPreview = {
  kind: 'project',
  name: '金保工程电力',
  year: 2023,
  problems: [],
  warnings: [],
  linked: 1,
  form,
  existing: [],
};

describe('the words over a form that comes as a file', () => {
  it.each([
    ['自评表.xlsx', 10, null],
    ['自评表.DOCX', 10, null],
    ['自评表.doc', 10, /另存为/],
    ['自评表.pdf', 10, /请选择 xlsx 或 docx/],
    ['自评表.xlsx', 0, /空的/],
    ['自评表.xlsx', 3_000_000, /超过 2 MB/],
  ])('answer %s of %d bytes with %s', (name, size, expected) => {
    const refusal = formFileRefusal({ name, size });
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(expected);
  });

  it('say what was found, both totals, and that nothing is overwritten', () => {
    expect(foundWords(preview)).toBe('2023 年度项目支出绩效自评表，2 行指标，其中 1 行与月度指标关联');
    expect(totalWords(preview)).toBe('表上总分 79.83 分，各行得分合计 84.25 分（满分 100 分）。');
    expect(existingWords(preview)).toBeNull();
    expect(existingWords({ ...preview, existing: [{ id: 7, code: 'p06', state: 'final' }] })).toBe(
      '本年度已有“金保工程电力”，导入会另建一张，不覆盖已有的表。',
    );
  });

  it('say nothing of scores while a cell is wrong', () => {
    expect(totalWords({ ...preview, form: null })).toBeNull();
    expect(foundWords({ ...preview, form: null })).toBe('2023 年度项目支出绩效自评表');
  });
});
