import { cellAddress } from '../forms/cell-address.ts';
import type { Form } from '../forms/form.ts';
import type { Finding } from './finding.ts';
import type { Side } from './side.ts';
import type { Paragraph } from './wording-checks.ts';

/**
 * Names findings by their rule and places, not by their numbers: the same places disagreeing by another amount is the same
 * finding, changed. Two findings of one name are counted. The name is short enough for an address.
 */
export function findingIds(findings: readonly Finding[], forms: Form[], paragraphs: Paragraph[]): string[] {
  const formOf = new Map(forms.map((form) => [Number(form.id), form]));
  const textOf = new Map(paragraphs.map(({ position, paragraph }) => [position, paragraph]));
  const seen = new Map<string, number>();
  return findings.map(({ check, sides, where }) => {
    const places = sides.map((side) => addressOf(side, formOf, textOf));
    const name = [check, ...(places.length === 0 ? where.map(withoutNumbers) : places)].join('|');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${check}-${shortened(count === 1 ? name : `${name}#${count}`)}`;
  });
}

/** What a waiver is of: these very numbers, or for words and missing items what is said. */
export function numbersOf({ stated, expected, message }: Pick<Finding, 'stated' | 'expected' | 'message'>): string {
  return stated === null && expected === null ? message : `${stated}|${expected}`;
}

function addressOf(side: Side, formOf: Map<number, Form>, textOf: Map<number, string>): string {
  switch (side.kind) {
    case 'cell': {
      const form = formOf.get(side.formId);
      return `form:${side.formId}:${form ? cellAddress(side.cell, form) : ''}`;
    }
    case 'worked':
      return 'worked';
    case 'account':
      return `account:${side.code}`;
    case 'statement':
      return `statement:${withoutNumbers(side.quote)}`;
    case 'text':
      return `text:${withoutNumbers((textOf.get(side.position) ?? '').slice(side.start, side.end))}`;
    case 'indicator':
      return `indicator:${side.indicatorId}`;
  }
}

function withoutNumbers(text: string): string {
  return text.replace(/-?[\d,]+(\.\d+)?/g, '#');
}

/** Two 32-bit FNV-1a sums of the text, in base 36: equal names meet by accident once in 10¹⁸. */
function shortened(text: string): string {
  const sum = (seed: number) => {
    let hash = seed;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return hash.toString(36);
  };
  return `${sum(0x811c9dc5)}${sum(0x9747b28c)}`;
}
