/** What can be typed for a line of the final accounts. Everything else is worked out. */
export const ACCOUNT_FIELDS = ['final', 'prior', 'budget', 'reason', 'budgetReason'] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** 第一部分 is the staff; the others are sections 一 to 十 of 第二部分. */
export const ACCOUNT_SECTIONS = ['第一部分', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
export type AccountSection = (typeof ACCOUNT_SECTIONS)[number];

export const sectionTitles: Record<AccountSection, string> = {
  第一部分: '机构设置及人员情况',
  一: '收入支出决算总体情况',
  二: '收入决算情况',
  三: '支出决算情况',
  四: '财政拨款收入支出决算总体情况',
  五: '一般公共预算财政拨款支出决算情况',
  六: '一般公共预算财政拨款基本支出决算情况',
  七: '财政拨款“三公”经费支出决算情况',
  八: '政府性基金预算财政拨款收入支出决算情况',
  九: '国有资本经营预算财政拨款收入支出决算情况',
  十: '其他重要事项的情况',
};

/** Units of what is counted; the rest are amounts, printed with two decimals. */
export const COUNTED_UNITS: readonly string[] = ['人', '个', '人次', '辆', '批次', '台（套）'];

/** One line of the book, in the order of the paper. Codes are those of the figures the paper prints. */
export interface AccountLine {
  code: string;
  section: AccountSection;
  name: string;
  unit: string;
  /** What is typed; a line without `final` is worked out from others. */
  fields: readonly AccountField[];
  /** Code of 占比. */
  share: string | null;
  /** Compared with the year before: `<stem>.prior`, `.change`, `.changePercent`; null where the paper does not compare. */
  comparison: { stem: string; name: string } | null;
  /** Compared with the budget of the year. */
  budget: { code: string; final: string; rate: string; name: string; word: '年初预算数' | '全年预算数' } | null;
  /** Balances and what is distributed of them may lie below zero; amounts and counts may not. */
  mayBeNegative: boolean;
}

/** Decimals that a value in this unit is printed with. */
export function placesOfUnit(unit: string): number {
  return COUNTED_UNITS.includes(unit) ? 0 : 2;
}
