import { printed } from '#domain/decimal.ts';
import type { ScoredForm } from '#domain/scoring/form-score.ts';
import { body, type Cell, type FormDocument, figure, headings, rowsOf } from './document.ts';
import { formKindNames, formStateNames } from './form-names.ts';

/** A form of the year with the names of its files. */
export interface IndexedForm {
  scored: ScoredForm;
  files: string[];
}

const TITLES = ['序号', '名称', '类型', '状态', '表上总分', '计算总分', '满分', '等级', '文件'];
const WIDTHS = [12, 62, 22, 18, 20, 20, 14, 14, 85];

/** 目录 of a year's forms: what each comes to, as printed and as added up, and the files it was written to. */
export function buildFormIndex(year: number, forms: IndexedForm[]): FormDocument {
  return {
    title: `${year}年度绩效自评表目录`,
    subtitle: `共 ${forms.length} 张`,
    page: { size: 'A4', orientation: 'landscape' },
    columns: WIDTHS.map((width) => ({ width })),
    rows: rowsOf([headings(0, TITLES), ...forms.map(indexRow)], [0]),
  };
}

function indexRow({ scored, files }: IndexedForm, index: number): Cell[] {
  const { form, total, max, grade } = scored;
  return [
    figure(0, String(index + 1)),
    body(1, form.name),
    body(2, formKindNames[form.kind], { align: 'center' }),
    body(3, formStateNames[form.state], { align: 'center' }),
    figure(4, total.printed ?? '—'),
    figure(5, total.computed === null ? '—' : printed(total.computed, 2)),
    figure(6, printed(max, 0)),
    body(7, grade ?? '—', { align: 'center' }),
    body(8, files.join('\n')),
  ];
}
