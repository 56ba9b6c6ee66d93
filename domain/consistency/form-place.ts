import type { CellRef } from '../forms/document.ts';
import type { Form } from '../forms/form.ts';
import type { CheckName, Place } from './finding.ts';

/** What a form is called where it is spoken of. */
export function formTitle(form: Pick<Form, 'kind' | 'name'>): string {
  return form.kind === 'overall' ? '整体支出绩效自评表' : `《${form.name}》自评表`;
}

/** A place on a form: its title before the words that name the place, and the cell, so that a page can lead there. */
export function placeIn(
  form: Form,
  {
    check,
    other = '',
    words,
    cell,
    indicatorId = null,
  }: {
    check: CheckName;
    other?: string;
    words: string[];
    cell: CellRef | null;
    indicatorId?: number | null;
  },
): Place {
  return { check, other, where: [formTitle(form), ...words], cell, formId: Number(form.id), indicatorId };
}

/** 第 3 行 抖音视频直播; rows are counted from 0. */
export function rowWords(form: Pick<Form, 'rows'>, row: number): string {
  return `第 ${row + 1} 行 ${form.rows[row]?.level3 ?? ''}`;
}
