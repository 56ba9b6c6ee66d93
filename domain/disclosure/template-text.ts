import { lastOf } from '../last-of.ts';
/** A place in a text, counted in characters from 0. */
export interface Span {
  start: number;
  end: number;
}

/** What a template's text is made of. */
export type TemplateNode =
  | ({ kind: 'text'; text: string } & Span)
  /** `{收入总计}`, `{总体变动|增减}`: a figure, and how it is put when not as usual. */
  | ({ kind: 'figure'; name: string; rendering: string | null } & Span)
  /** `{如果 名称 增加}…{否则}…{结束}` */
  | ({ kind: 'if'; name: string; condition: string; held: TemplateNode[]; otherwise: TemplateNode[] } & Span)
  /** `{每个 项}…{结束}`: once for each functional class or item of the accounts. */
  | ({ kind: 'each'; list: string; body: TemplateNode[] } & Span);

/** Something in a template that cannot be read, with the words for the officer. */
export interface TemplateError extends Span {
  message: string;
}

export interface ParsedTemplate {
  nodes: TemplateNode[];
  errors: TemplateError[];
}

type Open = Extract<TemplateNode, { kind: 'if' | 'each' }> & { isOtherwise: boolean };

const LONGEST_PLACEHOLDER = 120;
/** Deeper than any sentence needs; keeps a pasted heap of braces from becoming a tower. */
const DEEPEST = 8;

/** Reads a template's text; never throws. `{{` and `}}` are braces that are meant as such. */
export function parseTemplate(text: string): ParsedTemplate {
  const root: TemplateNode[] = [];
  const errors: TemplateError[] = [];
  const open: Open[] = [];
  const current = () => {
    const top = lastOf(open);
    if (top === undefined) return root;
    return top.kind === 'each' ? top.body : top.isOtherwise ? top.otherwise : top.held;
  };
  const addText = (words: string, start: number, end: number) => {
    const last = lastOf(current());
    if (last?.kind === 'text' && last.end === start) Object.assign(last, { text: last.text + words, end });
    else current().push({ kind: 'text', text: words, start, end });
  };
  let at = 0;
  while (at < text.length) {
    const brace = /[{}]/.exec(text.slice(at));
    if (brace === null) {
      addText(text.slice(at), at, text.length);
      break;
    }
    const start = at + brace.index;
    if (start > at) addText(text.slice(at, start), at, start);
    const mark = text[start] ?? '';
    if (text[start + 1] === mark) {
      addText(mark, start, start + 2);
      at = start + 2;
      continue;
    }
    const end = mark === '{' ? closingOf(text, start) : null;
    if (end === null) {
      errors.push({ start, end: start + 1, message: mark === '{' ? UNCLOSED : STRAY });
      addText(mark, start, start + 1);
      at = start + 1;
      continue;
    }
    take(text.slice(start + 1, end - 1).trim(), { start, end });
    at = end;
  }
  for (const { start, end, kind } of open) {
    errors.push({ start, end, message: `“${kind === 'if' ? '如果' : '每个'}”没有对应的 {结束}，请补上。` });
  }
  return { nodes: root, errors: errors.sort((one, other) => one.start - other.start) };

  function take(inside: string, span: Span): void {
    const [word = '', ...rest] = inside.split(/\s+/);
    const top = lastOf(open);
    if (word === '结束' && rest.length === 0) {
      if (top === undefined) errors.push({ ...span, message: '多余的 {结束}：前面没有“如果”或“每个”，请删除。' });
      else close(span.end);
    } else if (word === '否则' && rest.length === 0) {
      if (top?.kind === 'if' && !top.isOtherwise) top.isOtherwise = true;
      else errors.push({ ...span, message: '{否则} 前面没有“如果”，请删除或补上“如果”。' });
    } else if (word === '如果' || word === '每个') {
      begin(word, rest, span);
    } else {
      const [name = '', rendering, ...more] = inside.split('|').map((part) => part.trim());
      if (name === '') errors.push({ ...span, message: '花括号里没有名称，请写数据名称，如 {收入总计}。' });
      else if (more.length > 0) errors.push({ ...span, message: '一处只能用一个“|”，请只保留一种写法。' });
      current().push({ kind: 'figure', name, rendering: rendering || null, ...span });
    }
  }

  function begin(word: '如果' | '每个', rest: string[], span: Span): void {
    const condition = lastOf(rest) ?? '';
    const node: Open =
      word === '每个'
        ? { kind: 'each', list: rest.join(' '), body: [], isOtherwise: false, ...span }
        : {
            kind: 'if',
            name: rest.slice(0, -1).join(' '),
            condition,
            held: [],
            otherwise: [],
            isOtherwise: false,
            ...span,
          };
    if (open.length >= DEEPEST) errors.push({ ...span, message: `“如果”“每个”最多套 ${DEEPEST} 层，请简化。` });
    else open.push(node);
  }

  function close(end: number): void {
    const done = open.pop();
    if (done === undefined) return;
    const { isOtherwise: _, ...node } = done;
    current().push({ ...node, end } as TemplateNode);
  }
}

const UNCLOSED = '“{”没有对应的“}”，请补上；确需印出花括号时请写“{{”。';
const STRAY = '“}”前面没有“{”，请删除；确需印出花括号时请写“}}”。';

/** Where the placeholder that begins here is over; null when another begins, the line ends or it grows too long before. */
function closingOf(text: string, start: number): number | null {
  const found = /^\{([^{}\n]*)\}/.exec(text.slice(start, start + LONGEST_PLACEHOLDER + 2));
  return found === null ? null : start + found[0].length;
}

/** The text of parsed nodes; what `parseTemplate` reads as the same nodes again. */
export function templateText(nodes: TemplateNode[]): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: TemplateNode): string {
  switch (node.kind) {
    case 'text':
      return node.text.replace(/[{}]/g, (brace) => brace + brace);
    case 'figure':
      return `{${node.name}${node.rendering === null ? '' : `|${node.rendering}`}}`;
    case 'each':
      return `{每个 ${node.list}}${templateText(node.body)}{结束}`;
    case 'if': {
      const otherwise = node.otherwise.length === 0 ? '' : `{否则}${templateText(node.otherwise)}`;
      return `{如果 ${node.name} ${node.condition}}${templateText(node.held)}${otherwise}{结束}`;
    }
  }
}

/** Line and column of a place, both from 1. */
export function placeIn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (lastOf(before)?.length ?? 0) + 1 };
}
