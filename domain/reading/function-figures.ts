import type { FiguresRead } from './account-figures.ts';
import type { TextSection } from './document-text.ts';
import { figureValue } from './figure-value.ts';
import type { Unit } from './phrases.ts';
import { type Classification, directionDoubt, directionOf, type ReadFigure, type Span } from './read-figure.ts';
import { reasonAfter } from './reasons.ts';
import { patternOf, searchable } from './wording.ts';

const NAME = '([^()。,;:\\d\\n、.]{1,40}?)';
const ITEM = new RegExp(`${NAME}\\(类\\)${NAME}\\(款\\)${NAME}\\(项\\)`, 'g');
const CLASS = new RegExp(`${NAME}\\(类\\)(?![^。;\\n]{0,40}?\\([款项]\\))`, 'g');

interface Part {
  code: string;
  name: string;
  unit: Unit;
  /** Looked for right behind the name; the first is the layout's own. */
  words: readonly string[];
  reason?: true;
}

const CLASS_PARTS: readonly Part[] = [
  { code: 'amount', name: '', unit: '万元', words: ['#', '…#'] },
  { code: 'share', name: '占比', unit: '%', words: ['{n},占#', '…{n}{,}…占…#'] },
];

const ITEM_PARTS: readonly Part[] = [
  {
    code: 'amount',
    name: '',
    unit: '万元',
    words: [':支出决算数为#', '{。}‥支出决算{数}为#', '{:}…#', '{:}{,}…#'],
    reason: true,
  },
  {
    code: 'change',
    name: '比上年决算',
    unit: '万元',
    words: [':支出决算数为{n},比上年决算{d}#', '‥{上年}…{d}…#'],
    reason: true,
  },
  {
    code: 'changePercent',
    name: '比上年决算（%）',
    unit: '%',
    words: [':支出决算数为{n},比上年决算{d}{n},{d}#', '‥{上年}…{d}…{n}‥{d}…#'],
  },
  {
    code: 'retireesAdded',
    name: '本年单位退休人员增加',
    unit: '人',
    words: ['‥本年单位退休人员{d}#', '‥退休人员…{d}#'],
  },
];

const compile = (parts: readonly Part[]) =>
  parts.map((part) => ({
    part,
    patterns: part.words.map((wording) => new RegExp(`^${patternOf(wording, part.unit).source}`)),
  }));
const classParts = compile(CLASS_PARTS);
const itemParts = compile(ITEM_PARTS);

/** The functional classification of section 五, as many classes and items as the document has, numbered in its order. */
export function functionFigures(text: string, sections: readonly TextSection[]): FiguresRead {
  const read: FiguresRead = { figures: [], missing: [], covered: [] };
  const plain = searchable(text);
  const counts = { class: 0, item: 0 };
  for (const { body, end } of sections.filter(({ key }) => key === '五')) {
    const words = plain.slice(body, end);
    const rows = [
      ...[...words.matchAll(CLASS)].map((match) => ({ match, kind: 'class' as const, parts: classParts })),
      ...[...words.matchAll(ITEM)].map((match) => ({ match, kind: 'item' as const, parts: itemParts })),
    ].sort((one, other) => one.match.index - other.match.index);
    rows.forEach(({ match, kind, parts }, index) => {
      const from = body + match.index;
      const to = body + (rows[index + 1]?.match.index ?? words.length);
      counts[kind] += 1;
      const prefix = `function.${kind}${String(counts[kind]).padStart(2, '0')}`;
      readRow(read, {
        text,
        plain,
        prefix,
        from,
        at: from + match[0].length,
        to,
        parts,
        classification: namesOf(match, text, body),
      });
    });
  }
  return read;
}

function namesOf(match: RegExpExecArray, text: string, body: number): Classification {
  const [, type, group, item] = match;
  const at = (name: string | undefined) => {
    const start = body + match.index + match[0].indexOf(name ?? '');
    return text.slice(start, start + (name ?? '').length);
  };
  if (group === undefined || item === undefined) return { class: at(type) };
  return { class: type!, section: group, item };
}

interface Row {
  text: string;
  plain: string;
  prefix: string;
  from: number;
  at: number;
  to: number;
  parts: ReturnType<typeof compile>;
  classification: Classification;
}

function readRow(read: FiguresRead, { text, plain, prefix, from, at, to, parts, classification }: Row): void {
  const words = plain.slice(at, to);
  const name = classification.item ?? classification.class;
  for (const { part, patterns } of parts) {
    const wording = patterns.findIndex((pattern) => pattern.test(words));
    const match = wording < 0 ? null : patterns[wording]!.exec(words);
    const { n = '', u = '', d } = match?.groups ?? {};
    const value = match && figureValue(n, u, part.unit);
    if (!match || !value) {
      if (part.code !== 'retireesAdded')
        read.missing.push({ code: `${prefix}.${part.code}`, section: '五', name: `${name}${part.name}` });
      continue;
    }
    const end = at + match[0].length;
    const reason = part.reason ? within(reasonAfter(plain, end, false), to) : null;
    const notes = value.note ? [value.note] : [];
    if (wording > 0) notes.push('写法与标准版式不同');
    const doubt = directionDoubt(d, n);
    if (doubt) notes.push(doubt);
    const figure: ReadFigure = {
      code: `${prefix}.${part.code}`,
      section: '五',
      name: part.code === 'retireesAdded' ? part.name : `${name}${part.name}`,
      printed: value.printed,
      unit: value.unit,
      direction: d === undefined ? null : directionOf(d, part.unit),
      reason: reason && text.slice(reason.start, reason.end),
      classification,
      quote: text.slice(from, end),
      start: from,
      end,
      certainty: notes.length === 0 ? 'certain' : 'likely',
      notes,
    };
    read.figures.push(figure);
    read.covered.push({ start: end - n.length - u.length, end }, ...(reason ? [reason] : []));
  }
}

/** A reason belongs to the row it stands in. */
const within = (span: Span | null, end: number) =>
  span && span.start < end ? { ...span, end: Math.min(span.end, end) } : null;
