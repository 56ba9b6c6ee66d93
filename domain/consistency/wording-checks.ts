import type { Form } from '../forms/form.ts';
import { plainName } from '../prose/likeness.ts';
import { type Finding, wordsFinding } from './finding.ts';
import { formTitle } from './form-place.ts';
import type { Side } from './side.ts';

/** A paragraph of the published prose; `position` as links name it. */
export interface Paragraph {
  position: number;
  section: string | null;
  paragraph: string;
}

/** Words that cannot both be true: 增加 and 减少 of one thing, one document under two titles, 年中追加 of a budget that did not change. */
export function wordingFindings(paragraphs: Paragraph[], forms: Form[]): Finding[] {
  return [...directionFindings(paragraphs), ...documentFindings(forms), ...addedBudgetFindings(paragraphs, forms)];
}

interface Said {
  paragraph: Paragraph;
  start: number;
  end: number;
  text: string;
}

function allOf(paragraphs: Paragraph[], pattern: RegExp): (Said & { groups: string[] })[] {
  return paragraphs.flatMap((paragraph) =>
    [...paragraph.paragraph.matchAll(pattern)].map((match) => {
      const [text, ...groups] = match;
      return { paragraph, start: match.index, end: match.index + text.length, text, groups };
    }),
  );
}

const textSide = ({ paragraph: { position }, start, end }: Said): Side => ({ kind: 'text', position, start, end });
const sectionOf = ({ paragraph: { section } }: Said) => `部门决算公开说明 ${section ?? ''}`.trim();

function directionFindings(paragraphs: Paragraph[]): Finding[] {
  const said = allOf(paragraphs, /本年([^，。；：\d]{2,24}?)(增加|减少)/g);
  const first = new Map<string, (typeof said)[number]>();
  return said.flatMap((one) => {
    const [subject = '', direction = ''] = one.groups;
    const key = `${one.paragraph.section} ${subject}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, one);
    if (!earlier || earlier.groups[1] === direction) return [];
    first.set(key, one);
    const where = [`${sectionOf(earlier)}：“${earlier.text}”`, `${sectionOf(one)}：“${one.text}”`];
    const place = { check: 'direction', other: '', where, sides: [textSide(earlier), textSide(one)] } as const;
    const message = `同一部分一处称“${earlier.text}”，另一处称“${one.text}”。请核对后更正，或写明各与什么相比。`;
    return [wordsFinding(place, { stated: earlier.text, expected: one.text }, message)];
  });
}

const DOCUMENT = /《([^《》]+(?:《[^《》]+》[^《》]*)?)》[^〔《。]{0,12}?([一-龥]{2,8}〔\d{4}〕\d+号)/g;

function documentFindings(forms: Form[]): Finding[] {
  const cited = forms.flatMap((form) =>
    (['expected', 'actual'] as const).flatMap((field) =>
      [...(form.goals[field] ?? '').matchAll(DOCUMENT)].map((match) => {
        const [text, title = '', number = ''] = match;
        return {
          form,
          field,
          title: plainTitle(title),
          number: number.replace(/^的通知|^通知/, ''),
          text,
          at: match.index,
        };
      }),
    ),
  );
  return cited.flatMap((one, index) => {
    const earlier = cited.slice(0, index).find((other) => other.number === one.number);
    if (!earlier || earlier.title === one.title) return [];
    const side = ({ form, field, text, at }: (typeof cited)[number]): Side => {
      const mark = { start: at, end: at + text.length };
      return { kind: 'cell', formId: Number(form.id), cell: { part: 'goal', field }, mark };
    };
    const where = [formTitle(one.form), formTitle(earlier.form)];
    const formId = Number(one.form.id);
    const cell = { part: 'goal', field: one.field } as const;
    const place = { check: 'document', other: '', where, formId, cell, sides: [side(one), side(earlier)] } as const;
    const message = `${one.number}的名称，一处写作“${one.title}”，另一处写作“${earlier.title}”。请按原文件统一。`;
    return [wordsFinding(place, { stated: one.title, expected: earlier.title }, message)];
  });
}

/** Whether 关于印发…的通知 stands around a title says nothing of the document. */
function plainTitle(title: string): string {
  return title
    .replace(/^关于印发/, '')
    .replace(/的?通知$/, '')
    .replace(/[《》“”]/g, '');
}

function addedBudgetFindings(paragraphs: Paragraph[], forms: Form[]): Finding[] {
  const added = allOf(paragraphs, /年中追加[^。；]+/g);
  return forms.flatMap((form) => {
    const line = form.funds[0];
    if (form.kind !== 'project' || !line?.initial || line.initial !== line.adjusted) return [];
    const one = added.find(({ text }) => isListed(form.name, text));
    if (!one) return [];
    const formId = Number(form.id);
    const cell = { part: 'fund', fund: 0, field: 'initial' } as const;
    const sides: Side[] = [
      textSide(one),
      { kind: 'cell', formId, cell, words: `年初预算数 ${line.initial}，全年预算数 ${line.adjusted}` },
    ];
    const where = [`${sectionOf(one)}：“年中追加……”`, formTitle(form)];
    const place = { check: 'added-budget', other: '', where, formId, cell, sides } as const;
    const message = `文字称年中追加了《${form.name}》，该表年初预算数与全年预算数同为 ${line.initial} ${form.moneyUnit}，没有追加。请核对后更正其中一处。`;
    return [wordsFinding(place, { stated: '年中追加', expected: `年初预算 ${line.initial}` }, message)];
  });
}

/** The project's name, or so much of its beginning as names no other: lists shorten 等费用 to 项目经费. */
function isListed(name: string, text: string): boolean {
  const [project, listed] = [plainName(name), plainName(text)];
  const beginning = project.slice(0, Math.max(10, Math.ceil(project.length * 0.7)));
  return beginning.length >= 6 && listed.includes(beginning);
}
