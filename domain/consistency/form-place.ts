import type { CellRef } from '../forms/document.ts';
import type { Form } from '../forms/form.ts';
import type { CheckName } from './check-rules.ts';
import type { Place } from './finding.ts';
import type { Side, TextRange } from './side.ts';

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
    against = [],
    mark,
  }: {
    check: CheckName;
    other?: string;
    words: string[];
    cell: CellRef | null;
    indicatorId?: number | null;
    /** The other places, what is compared with the cell. */
    against?: readonly Side[];
    /** The stretch of the cell's text that is meant. */
    mark?: TextRange;
  },
): Place {
  const formId = Number(form.id);
  const own: Side[] = cell === null ? [] : [{ kind: 'cell', formId, cell, ...(mark && { mark }) }];
  return { check, other, where: [formTitle(form), ...words], cell, formId, indicatorId, sides: [...own, ...against] };
}

/** 第 3 行 抖音视频直播; rows are counted from 0. */
export function rowWords(form: Pick<Form, 'rows'>, row: number): string {
  return `第 ${row + 1} 行 ${form.rows[row]?.level3 ?? ''}`;
}
