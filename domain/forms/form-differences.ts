import { rowWords } from '../consistency/form-place.ts';
import type { CellRef, FormDocument, RowField } from './document.ts';
import { fundFieldWords, headingWords } from './field-words.ts';
import type { Form } from './form.ts';

/** A form as drawn, with its total as far as it is scored. */
export interface ComparedForm {
  form: Pick<Form, 'funds' | 'rows'>;
  document: FormDocument;
  total: string | null;
}

/** One place that was signed as one thing and is another now; null where the line was not there or is not any more. */
export interface CellDifference {
  place: string;
  where: string;
  signed: string | null;
  now: string | null;
}

const rowWordsOf: Record<RowField, string> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '指标值',
  basis: '指标值设定依据',
  weight: '分值',
  actual: '完成值',
  score: '得分',
  reason: '偏差原因分析及改进措施',
};
const goalWords = { expected: '预期目标', actual: '实际完成情况' };

/** Every cell that differs, signed order first. Lines are matched by their keys, so a moved line is not a difference. */
export function formDifferences(signed: ComparedForm, now: ComparedForm): CellDifference[] {
  const before = cellsOf(signed);
  const after = cellsOf(now);
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places.flatMap((place) => {
    const [old, current] = [before.get(place), after.get(place)];
    if (old?.text === current?.text) return [];
    const where = current?.where ?? old?.where ?? '';
    return [{ place, where, signed: old?.text ?? null, now: current?.text ?? null }];
  });
}

function cellsOf({ form, document, total }: ComparedForm): Map<string, { where: string; text: string }> {
  const cells = new Map<string, { where: string; text: string }>();
  for (const { ref, text } of document.rows.flatMap((row) => row.cells)) {
    const named = ref && ref.part !== 'total' ? placeOf(ref, form) : null;
    if (named) cells.set(named.place, { where: named.where, text });
  }
  // A merged level cell is drawn once for several rows; what it says of each row is compared.
  for (const [index, row] of form.rows.entries()) {
    const where = `${rowWords(form, index)} · 一、二级指标`;
    cells.set(`${row.key}.levels`, { where, text: `${row.level1} · ${row.level2}` });
  }
  cells.set('total', { where: '总分', text: total ?? '' });
  return cells;
}

/**
 * The name of a cell in the history of its form (`r3.actual`), and what it is called where it is spoken of; null for a line
 * that is not there and for the merged level cells, which speak for several rows.
 */
export function placeOf(ref: Exclude<CellRef, { part: 'total' }>, form: ComparedForm['form']) {
  switch (ref.part) {
    case 'heading':
      return { place: ref.field, where: headingWords[ref.field] };
    case 'goal':
      return { place: ref.field, where: `年度总体目标 · ${goalWords[ref.field]}` };
    case 'fund': {
      const line = form.funds[ref.fund];
      return line && { place: `${line.key}.${ref.field}`, where: `${line.source} · ${fundFieldWords[ref.field]}` };
    }
    case 'row': {
      const row = form.rows[ref.row];
      if (!row || ref.field === 'level1' || ref.field === 'level2') return null;
      return { place: `${row.key}.${ref.field}`, where: `${rowWords(form, ref.row)} · ${rowWordsOf[ref.field]}` };
    }
  }
}
