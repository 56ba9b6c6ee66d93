import { labelOf } from '#domain/forms/paper/grid.ts';
import { compact, type SourceLine, widthOf } from './source-lines.ts';

/** The sections of a disclosure by their number in the official layout, whatever number a document gives them. */
export const SECTION_KEYS = [
  '第一部分',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '第三部分',
  '第四部分',
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** What the title of a section says it is about; the narrower one first. */
const TITLES: readonly (readonly [SectionKey, RegExp])[] = [
  ['六', /一般公共预算(财政拨款)?基本支出/],
  ['五', /一般公共预算(财政拨款)?支出/],
  ['七', /三公/],
  ['八', /政府性基金/],
  ['九', /国有资本经营/],
  ['四', /财政拨款(收入支出|收支)/],
  ['一', /(收入支出|收支)(决算)?总(体|表)?/],
  ['十', /其他重要事项|机关运行经费|政府采购|国有资产占[有用]/],
  ['十一', /绩效/],
  ['十二', /其他需要?说明/],
  ['二', /^(部门|本年|单位)?收入决算/],
  ['三', /^(部门|本年|单位)?支出决算/],
];

export const SECTION_NAMES: Record<SectionKey, string> = {
  第一部分: '单位概况',
  一: '收入支出决算总体情况',
  二: '收入决算情况',
  三: '支出决算情况',
  四: '财政拨款收入支出决算总体情况',
  五: '一般公共预算财政拨款支出决算情况',
  六: '一般公共预算财政拨款基本支出决算情况',
  七: '财政拨款“三公”经费支出决算情况',
  八: '政府性基金预算财政拨款收入支出决算情况',
  九: '国有资本经营预算财政拨款收入支出决算情况',
  十: '其他重要事项',
  十一: '预算绩效情况',
  十二: '其他需说明的事项',
  第三部分: '专业名词解释',
  第四部分: '部门决算报表',
};

export type Heading =
  | { level: 'part'; part: number; title: string }
  | { level: 'section'; key: SectionKey | null; title: string }
  | { level: 'form'; title: string };

const PART = /^第([一二三四五六七八九十])部分(.*)$/;
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3})[、.](.+)$/;
const SENTENCE = /[,，。;；:：?？!！《]/;
const CLOSED = /(说明|情况|概况|事项|解释|报表|职能|职责|机构设置.*)$/;
const FORM = /绩效(?:目标)?自评(?:价)?表(?:\(.*\))?$/;
const LONGEST_TITLE = 44;
/** Nearly a whole line of Chinese: only there can a title have been broken. */
const FULL_LINE = 44;

/** What a line is the heading of, null for a line of text. `next` is the line below, where a long title may go on. */
export function headingAt(line: SourceLine, next: SourceLine | undefined): (Heading & { lines: 1 | 2 }) | null {
  const words = compact(line.text);
  if (words.length > 60) return null;
  const goesOn = next && widthOf(words) >= FULL_LINE && !CLOSED.test(words) && compact(next.text).length <= 6;
  if (goesOn && CLOSED.test(words + compact(next.text))) {
    const heading = headingOf(words + compact(next.text));
    if (heading) return { ...heading, lines: 2 };
  }
  const heading = headingOf(words);
  return heading && { ...heading, lines: 1 };
}

function headingOf(words: string): Heading | null {
  const part = PART.exec(words);
  if (part) return { level: 'part', part: '一二三四五六七八九十'.indexOf(part[1]!) + 1, title: words };
  const label = labelOf(words);
  if (label.length <= LONGEST_TITLE && FORM.test(label)) return { level: 'form', title: words };
  const numbered = NUMBERED.exec(words);
  const title = numbered ? numbered[1]! : words;
  if (title.length > LONGEST_TITLE || SENTENCE.test(title)) return null;
  const key = keyOf(title);
  // Without its number a line is a title only when it says so by its end.
  if (
    !numbered &&
    !(/^[^(（]/.test(title) && key !== null && /情况的?说明$|事项(的情况)?说明$|需说明的事项$/.test(title))
  )
    return null;
  return { level: 'section', key, title: words };
}

function keyOf(title: string): SectionKey | null {
  const label = labelOf(title);
  return TITLES.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}
