import { cellAddress } from '../forms/cell-address.ts';
import type { CellRef, RowField } from '../forms/document.ts';
import { fundFieldWords, headingWords } from '../forms/field-words.ts';
import type { Form } from '../forms/form.ts';
import { placeOfQuote } from '../prose/quote-place.ts';
import type { QuotedAccountFigure } from './account-checks.ts';
import { formTitle, rowWords } from './form-place.ts';
import { lastNumeral, numeralIn, sentenceAround } from './quoted-words.ts';
import type { Side, TextRange } from './side.ts';
import type { Paragraph } from './wording-checks.ts';

/** Where a page leads to; `cell` is the cell's lasting address. */
export type PlaceLink =
  | { kind: 'form'; formId: number; cell: string | null }
  | { kind: 'text'; position: number; start: number; end: number }
  | { kind: 'indicator'; indicatorId: number };

/** One of a finding's places as it is shown: what it is called, its words, the stretch of them that is meant. */
export interface QuotedPlace {
  title: string;
  quote: string;
  mark: TextRange | null;
  link: PlaceLink | null;
}

export interface PlaceFacts {
  forms: Form[];
  accounts: QuotedAccountFigure[];
  paragraphs: Paragraph[];
}

const ROW_WORDS: Record<RowField, string> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '指标值',
  basis: '设定依据',
  weight: '分值',
  actual: '完成值',
  score: '得分',
  reason: '偏差原因',
};
const GOAL_WORDS = { expected: '预期目标', actual: '实际完成情况' } as const;

/** How a finding's places are quoted, over everything of the year; a place that is not there any more is left out. */
export function quoterOf({ forms, accounts, paragraphs }: PlaceFacts): (side: Side) => QuotedPlace | null {
  const formOf = new Map(forms.map((form) => [Number(form.id), form]));
  const accountOf = new Map(accounts.map((figure) => [figure.code, figure]));
  const texts = paragraphs.map(({ paragraph }) => paragraph);
  const quotedText = (quote: string, title: string): QuotedPlace => {
    const place = placeOfQuote(texts, quote);
    const paragraph = place === null ? undefined : paragraphs[place.paragraph];
    if (place === null || paragraph === undefined) return { title, quote, mark: lastNumeral(quote), link: null };
    return textPlace(paragraph, numeralIn(paragraph.paragraph, place), title);
  };
  return (side) => {
    switch (side.kind) {
      case 'cell': {
        const form = formOf.get(side.formId);
        return form ? cellPlace(form, side) : null;
      }
      case 'worked': {
        const form = side.formId === undefined ? undefined : formOf.get(side.formId);
        const link: PlaceLink | null = form
          ? { kind: 'form', formId: Number(form.id), cell: side.cell ? cellAddress(side.cell, form) : null }
          : null;
        return {
          title: form ? `${formTitle(form)} · 计算` : '计算',
          quote: side.words,
          mark: lastNumeral(side.words),
          link,
        };
      }
      case 'account': {
        const figure = accountOf.get(side.code);
        return figure ? quotedText(figure.quote, `部门决算 ${figure.section} ${figure.name}`) : null;
      }
      case 'statement':
        return quotedText(side.quote, '部门决算公开说明 十一');
      case 'text': {
        const paragraph = paragraphs.find(({ position }) => position === side.position);
        return paragraph ? textPlace(paragraph, side, `部门决算公开说明 ${paragraph.section ?? ''}`.trim()) : null;
      }
      case 'indicator': {
        const { words, indicatorId } = side;
        return {
          title: '月报（已审核的年末数）',
          quote: words,
          mark: lastNumeral(words),
          link: { kind: 'indicator', indicatorId },
        };
      }
    }
  };
}

function cellPlace(form: Form, { cell, words, mark }: Extract<Side, { kind: 'cell' }>): QuotedPlace {
  const link: PlaceLink = { kind: 'form', formId: Number(form.id), cell: cellAddress(cell, form) };
  const { title, label, text } = cellWords(form, cell);
  if (words !== undefined) return { title, quote: words, mark: null, link };
  if (mark) return { title, ...sentenceAround(text, mark), link };
  const quote = `${label} ${text}`;
  return { title, quote, mark: { start: label.length + 1, end: quote.length }, link };
}

function cellWords(form: Form, cell: CellRef): { title: string; label: string; text: string } {
  const name = formTitle(form);
  switch (cell.part) {
    case 'heading':
      return { title: name, label: headingWords[cell.field], text: form[cell.field] ?? '' };
    case 'goal':
      return { title: `${name} · ${GOAL_WORDS[cell.field]}`, label: '', text: form.goals[cell.field] ?? '' };
    case 'total':
      return { title: name, label: '总分', text: form.printedTotal ?? '' };
    case 'row': {
      const row = form.rows[cell.row];
      const texts: Record<RowField, string | null | undefined> = {
        level1: row?.level1,
        level2: row?.level2,
        level3: row?.level3,
        target: row?.targetText,
        basis: row?.basis,
        weight: row?.weight,
        actual: row?.actualText,
        score: row?.printedScore,
        reason: row?.reason,
      };
      return {
        title: `${name} · ${rowWords(form, cell.row)}`,
        label: ROW_WORDS[cell.field],
        text: texts[cell.field] ?? '（空）',
      };
    }
    case 'fund': {
      const line = form.funds[cell.fund];
      const text = cell.field === 'score' ? line?.printedScore : line?.[cell.field];
      return {
        title: `${name} · ${line?.source ?? '资金'}`,
        label: fundFieldWords[cell.field],
        text: text ?? '（空）',
      };
    }
  }
}

function textPlace(paragraph: Paragraph, range: TextRange, title: string): QuotedPlace {
  const { start, end } = range;
  return {
    title,
    ...sentenceAround(paragraph.paragraph, range),
    link: { kind: 'text', position: paragraph.position, start, end },
  };
}
