import type { SectionKey } from './outline.ts';

export const UNITS = ['万元', '%', '人', '人次', '个', '辆', '批次', '平方米', '台（套）'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * A figure that the official layout prints, and how a sentence says it: `#` the number with its unit, `{d}` 增加 or 减少, `{n}` another
 * number with its unit, `{上年}` what it is compared with, `{及}` a word that may be missing, `…` a few words within the clause, `‥` words
 * within the sentence, `(?=…)` what must follow. The first wording is the layout's own.
 */
export interface Phrase {
  code: string;
  section: SectionKey;
  name: string;
  unit: Unit;
  words: readonly [string, ...string[]];
  /** The sentence goes on with a reason that belongs to this figure. */
  reason?: true;
}

type Words = Phrase['words'];

/** Phrases of one section: `money('total', '收入总计', ['收入总计#'])`. */
export function phrasesOf(section: SectionKey, prefix: string) {
  const phrase =
    (unit: Unit) =>
    (code: string, name: string, words: Words, reason?: true): Phrase => ({
      code: `${prefix}.${code}`,
      section,
      name,
      unit,
      words,
      ...(reason ? { reason } : {}),
    });
  return { money: phrase('万元'), percent: phrase('%'), count: phrase, prefix };
}
type Makers = ReturnType<typeof phrasesOf>;

/** An amount and its share, as `事业收入0.00万元，占0.00%`. */
export function withShare({ money, percent }: Makers, code: string, name: string, other: string = name): Phrase[] {
  return [
    money(`${code}.amount`, name, [`${name}#`, `${other}…#`]),
    percent(`${code}.share`, `${name}占比`, [`${name}{n},占#`, `${other}…{n}{,}…占…#`]),
  ];
}

/** What changed against last year, in money and in percent; `lead` is what the sentence begins with. */
export function withChange(
  { money, percent }: Makers,
  { code = '', name, lead, other }: { code?: string; name: string; lead: string; other: string },
): Phrase[] {
  return [
    money(`${code}change`, name, [`${lead}{d}#`, `${other}{d}…#`, `${other}…{d}…#`], true),
    percent(`${code}changePercent`, `${name}（%）`, [
      `${lead}{d}{n},{d}#`,
      `${other}{d}…{n}‥{d}…#`,
      `${other}…{d}…{n}‥{d}…#`,
    ]),
  ];
}

/** Budget, final accounts and the rate between them, which gives its reason. */
export function withBudget(
  { money, percent }: Makers,
  {
    code,
    names,
    budgetCode,
    lead,
    other,
  }: { code: string; names: [string, string, string]; budgetCode: string; lead: string; other: string },
): Phrase[] {
  const [budget, final, rate] = names;
  return [
    money(`${code}${budgetCode}`, budget, [`${lead}#`, `${other}…#`]),
    money(`${code}finalAccounts`, final, [`${lead}{n},决算数#`, `${other}…{n}‥决算数…#`]),
    percent(
      `${code}differenceRate`,
      rate,
      [`${lead}{n},决算数{n},预决算差异率#`, `${other}…{n}‥决算数…{n}‥差异率…#`],
      true,
    ),
  ];
}
