import type { FindingKind } from '#domain/consistency/finding.ts';
import { type FigureRef, refText } from '#domain/disclosure/figure-ref.ts';
import type { InputOrigin } from './form-origins.ts';
import type { LineProof } from './form-proofs.ts';
import type { ProofView } from './forms.ts';
import type { MonthsBehind } from './months-behind.ts';

/** A page of the application: `query` goes before the year and month the reader has chosen. */
export interface PageLink {
  path: string;
  query: Record<string, string>;
}

/** A place where the figure is printed; `ref` asks about it there, `to` leads there. */
export interface Usage {
  where: string;
  detail: string | null;
  value: string | null;
  ref: string | null;
  to: PageLink | null;
}

/** A yearly target with what it rests on; one of them leads. */
export interface TargetFacts {
  ref: string;
  sourceName: string;
  operator: string;
  value: string;
  basis: string | null;
  /** `YYYY-MM` */
  validFrom: string;
  isLeading: boolean;
  isDemo: boolean;
}

/** Everything that stands behind one printed figure. Parts that say nothing about it are null or empty. */
export interface Provenance {
  ref: string;
  kind: FigureRef['kind'];
  /** What the figure is, and where it is printed. */
  title: string;
  place: string;
  value: string | null;
  unit: string | null;
  isDemo: boolean;
  /** How it comes about: the rule in words, and the arithmetic with its figures. */
  rule: string | null;
  arithmetic: string | null;
  inputs: InputOrigin[];
  /** What must be said about it: nobody gave a source, the paper was signed with another figure. */
  notes: string[];
  months: MonthsBehind | null;
  score: { proof: ProofView; manual: string | null; line: LineProof } | null;
  targets: TargetFacts[];
  /** The sentences of the published document that print it. */
  quotes: string[];
  usedIn: Usage[];
  findings: { kind: FindingKind; message: string }[];
  links: { word: string; to: PageLink }[];
}

type Known = Pick<Provenance, 'title' | 'place' | 'value'> & Partial<Provenance>;

/** The answer with its empty parts; `known` is what there is to say. */
export function provenanceOf(ref: FigureRef, known: Known): Provenance {
  return {
    ref: refText(ref),
    kind: ref.kind,
    unit: null,
    isDemo: false,
    rule: null,
    arithmetic: null,
    inputs: [],
    notes: [],
    months: null,
    score: null,
    targets: [],
    quotes: [],
    usedIn: [],
    findings: [],
    links: [],
    ...known,
  };
}

/** A figure as the published document prints it; nobody here has written it. */
export function printedOrigin(value: string): InputOrigin {
  return { input: '已公开文本', value, source: 'paper', by: null, at: null, ref: null };
}

export function checksLink(year: number) {
  return { word: '数据核对', to: { path: '/checks', query: { year: String(year) } } };
}
