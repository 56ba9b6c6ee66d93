import { hasOwn } from '../has-own.ts';
import {
  type BoundFigure,
  type DisclosureFigures,
  EACH_NAMES,
  FigureIndex,
  isListName,
  LOCAL_NAMES,
  linesOf,
} from './figures.ts';
import { typedPieces } from './hand-typed.ts';
import { FORMS_PLACE } from './render-template.ts';
import { fits, isCondition, isRendering, presence, renderings } from './renderings.ts';
import type { DisclosureTemplate, TemplateSection } from './template.ts';
import { parseTemplate, placeIn, type Span, type TemplateNode } from './template-text.ts';

/** `error` keeps a template from being saved; `unbound` and `missing` are told and leave it to the officer. */
export type IssueLevel = 'error' | 'unbound' | 'missing';

/** What the check found in a section, at a place that can be shown: line and column count from 1. */
export interface TemplateIssue extends Span {
  level: IssueLevel;
  section: string;
  field: 'heading' | 'text';
  line: number;
  column: number;
  message: string;
}

/** Everything wrong or worth knowing about a template, in the order of the paper. */
export function checkTemplate(template: DisclosureTemplate, figures: DisclosureFigures): TemplateIssue[] {
  const index = new FigureIndex(figures.figures);
  return template.sections.flatMap((section) => checkSection(section, figures, index));
}

export function checkSection(
  section: TemplateSection,
  figures: DisclosureFigures,
  index: FigureIndex,
): TemplateIssue[] {
  return (['heading', 'text'] as const).flatMap((field) => {
    const text = section[field];
    const checker = new TextCheck(figures, index);
    const { nodes, errors } = parseTemplate(text);
    checker.checkNodes(nodes, null, text);
    const found = [...errors.map((error) => ({ ...error, level: 'error' as const })), ...checker.found];
    return found
      .sort((one, other) => one.start - other.start)
      .map((issue) => ({ ...issue, ...placeIn(text, issue.start), section: section.code, field }));
  });
}

type Issue = Span & { level: IssueLevel; message: string };
type Names = { list: keyof typeof LOCAL_NAMES } | null;

class TextCheck {
  readonly found: Issue[] = [];
  readonly #figures: DisclosureFigures;
  readonly #index: FigureIndex;

  constructor(figures: DisclosureFigures, index: FigureIndex) {
    this.#figures = figures;
    this.#index = index;
  }

  checkNodes(nodes: TemplateNode[], names: Names, text: string): void {
    nodes.forEach((node, position) => {
      if (node.kind === 'text') this.#checkTyped(node, text);
      else if (node.kind === 'figure') this.#checkFigure(node, names, nodes[position + 1], text);
      else if (node.kind === 'each') this.#checkEach(node, names, text);
      else {
        this.#checkCondition(node, names);
        this.checkNodes(node.held, names, text);
        this.checkNodes(node.otherwise, names, text);
      }
    });
  }

  #checkTyped({ text: typed, start }: Extract<TemplateNode, { kind: 'text' }>, whole: string): void {
    let at = start;
    for (const piece of typedPieces(typed, start === 0 || whole[start - 1] === '\n')) {
      const end = at + piece.text.length;
      if (piece.kind === 'number') {
        const message = `“${piece.text}”是手工输入的数，没有对应的数据，将标为“未绑定”。`;
        this.found.push({ level: 'unbound', start: at, end, message });
      }
      at = end;
    }
  }

  #checkFigure(
    node: Extract<TemplateNode, { kind: 'figure' }>,
    names: Names,
    next: TemplateNode | undefined,
    text: string,
  ): void {
    const { name, rendering } = node;
    if (name === FORMS_PLACE) {
      const isAlone = lineAround(text, node).trim() === `{${FORMS_PLACE}}`;
      if (!isAlone || names !== null) this.#error(node, `{${FORMS_PLACE}} 须独占一行，且不能放在“每个”之内。`);
      return;
    }
    const figure = this.#resolve(node, name, names);
    if (figure === 'unknown') return;
    if (rendering !== null && !isRendering(rendering)) {
      this.#error(node, `没有“${rendering}”这种写法，可用：${Object.keys(renderings).join('、')}。`);
      return;
    }
    if (figure === null) return;
    if (!fits(rendering, figure)) {
      const way = `“${figure.name}”不能用“${rendering}”`;
      this.#error(node, `${way}：${figure.kind === 'words' ? '它是文字，不是数。' : '它不是与上年相比的增减。'}`);
      return;
    }
    if (rendering === '原因' ? figure.reason === null : figure.value === null && figure.words === null) {
      const what = rendering === '原因' ? `“${figure.name}”尚未填写原因` : `“${figure.name}”尚无数据`;
      this.found.push({ level: 'missing', start: node.start, end: node.end, message: `${what}，生成时将标为缺少。` });
    }
    this.#checkUnit(node, figure, next);
  }

  /** The text beside a figure must not call it something else: 万元 for people, % for money. */
  #checkUnit(
    { start, end, rendering }: Extract<TemplateNode, { kind: 'figure' }>,
    figure: BoundFigure,
    next?: TemplateNode,
  ) {
    const isBare = figure.kind === 'words' || ['增减词', '原因', '名称', '单位'].includes(rendering ?? '');
    if (isBare || next?.kind !== 'text') return;
    const unit = /^\s*(?:余)?(万元|亿元|元|%|％)/.exec(next.text)?.[1];
    const own = figure.unit.replace('％', '%');
    const isMeasured = ['万元', '亿元', '元', '%'].includes(own);
    if (unit === undefined ? isMeasured : unit.replace('％', '%') !== own) {
      const said = unit === undefined ? '后面没有写单位' : `后面写的是“${unit}”`;
      this.#error({ start, end }, `“${figure.name}”的单位是“${figure.unit}”，${said}，请核对。`);
    }
  }

  #checkEach(node: Extract<TemplateNode, { kind: 'each' }>, names: Names, text: string): void {
    if (!isListName(node.list)) {
      this.#error(node, `“每个 ${node.list}”不能识别，可用：${Object.keys(LOCAL_NAMES).join('、')}（功能分类）。`);
    } else if (names !== null) this.#error(node, '“每个”之内不能再用“每个”。');
    else {
      if (linesOf(this.#figures, node.list).length === 0) {
        const message = `“${EACH_NAMES[node.list]}”尚无数据，生成时将标为缺少。`;
        this.found.push({ level: 'missing', start: node.start, end: node.start + node.list.length + 5, message });
      }
      this.checkNodes(node.body, { list: node.list }, text);
    }
  }

  #checkCondition(node: Extract<TemplateNode, { kind: 'if' }>, names: Names): void {
    const { name, condition } = node;
    const span = { start: node.start, end: Math.min(node.end, node.start + name.length + condition.length + 6) };
    if (name === '' || !isCondition(condition)) {
      this.#error(span, '“如果”应写成 {如果 名称 增加}，条件可用：增加、减少、为零、不为零、有数、无数。');
      return;
    }
    const figure = this.#resolve(span, name, names);
    if (figure === 'unknown' || figure === null) return;
    if (figure.kind === 'words' && !hasOwn(presence, condition)) {
      this.#error(span, `“${figure.name}”是文字，条件只能用“有数”或“无数”。`);
    }
  }

  /** The figure; null for one of a list without lines this year. */
  #resolve(span: Span, name: string, names: Names): BoundFigure | null | 'unknown' {
    const isLocal = names !== null && (LOCAL_NAMES[names.list] as readonly string[]).includes(name);
    if (names !== null && isLocal) return linesOf(this.#figures, names.list)[0]?.get(name) ?? null;
    const found = this.#index.find(name);
    if ('figure' in found) return found.figure;
    const others = found.candidates.map((figure) => `{${this.#index.nameOf(figure)}}`);
    this.#error(
      span,
      others.length === 0
        ? `没有名为“${name}”的数据，请从“插入数据”中选取。`
        : `名为“${name}”的数据有 ${others.length} 个，请写明：${others.join('、')}。`,
    );
    return 'unknown';
  }

  #error({ start, end }: Span, message: string): void {
    this.found.push({ level: 'error', start, end, message });
  }
}

function lineAround(text: string, { start, end }: Span): string {
  const close = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, close === -1 ? text.length : close);
}
