import { compact, type SourceLine } from '../source-lines.ts';

/** What the heading of the indicator rows says of its columns. */
export interface RowHeading {
  /** The first line of the rows. */
  after: number;
  isWeightFirst: boolean;
  hasBasis: boolean;
  hasReason: boolean;
  /** Whether what stands sideways beside the rows came with the heading, and not among them. */
  hasSide: boolean;
}

const HEADING =
  /^一级指标二级指标三级指标(?<columns>.{4,44})得分(?<reason>偏差原因(?:分析)?(?:及改进措施)?|未完成原因.{0,12})?(?<side>年度绩效指标(?:完成情况)?)?$/;
const MOST_LINES = 30;

/** The heading that begins at this line, over as many lines as it was wrapped; null when there is none. */
export function rowHeadingAt(lines: readonly SourceLine[], from: number): RowHeading | null {
  let words = '';
  let found: RowHeading | null = null;
  for (let at = from; at < Math.min(lines.length, from + MOST_LINES); at += 1) {
    words += compact(lines[at]!.text).replaceAll(' ', '');
    const match = HEADING.exec(words);
    if (!match) continue;
    const columns = match.groups?.columns ?? '';
    const weight = columns.search(/分值|权重/);
    const actual = columns.search(/实际完成|完成值|完成情况/);
    found = {
      after: at + 1,
      isWeightFirst: weight >= 0 && weight < actual,
      hasBasis: columns.includes('依据'),
      hasReason: match.groups?.reason !== undefined,
      hasSide: match.groups?.side !== undefined,
    };
  }
  return found;
}
