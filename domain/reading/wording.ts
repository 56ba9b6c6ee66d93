import type { Unit } from './phrases.ts';

/** Digits with or without separators; what is grouped otherwise than by three is no number here. */
export const NUMERAL = '-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?![\\d.])';
const MONEY = '(?:亿元|百万元|万元|千元|元)';
const ANY_UNIT = `(?:${MONEY}|%|平方米|㎡|[人个辆台套]次?|批次?|名)`;

/** How documents write the unit of a figure. */
const UNIT_WORDS: Record<Unit, string> = {
  万元: MONEY,
  '%': '%',
  人: '[人名]',
  人次: '人次?',
  个: '[个项张份]?(?:个)?',
  辆: '[辆台]',
  批次: '批次?|次',
  平方米: '平方米|㎡|m2',
  '台（套）': '台(?:\\(套\\))?|套',
};

const DIRECTION = '(?:增加|增长|减少|下降|上升|提高|降低|增|减)';
const WITHIN_CLAUSE = '[^。;,\\d\\n]{0,20}?';
const WITHIN_SENTENCE = '[^。;\\n]{0,120}?';
const LAST_YEAR = '(?:(?:上年|上一年|去年|同期|[与比较]20\\d\\d年度?)[^。;,\\d\\n]{0,8}?,?|同比)';

/** Characters that documents set now in one width, now in the other; each becomes one, so that places stay where they are. */
const SAME: Record<string, string> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '，': ',',
  '；': ';',
  '“': '"',
  '”': '"',
  '〃': '"',
  '－': '-',
  '−': '-',
};

/** The text to look in: as long as the one it is made of, with one form of each punctuation mark. */
export function searchable(text: string): string {
  return text.replace(/[（）：，；“”〃－−]/g, (char) => SAME[char] ?? char);
}

/** The pattern of a wording (see `Phrase`); group `n` is the number, `u` its unit, `d` the direction before it. */
export function patternOf(wording: string, unit: Unit): RegExp {
  const [words = '', follows] = splitAhead(wording);
  const last = words.lastIndexOf('{d}');
  const pattern = words.replace(
    /\{([^}]+)\}|[#…‥]|[()[\]?+*.|^$\\]/g,
    (token: string, name: string | undefined, at: number) => {
      if (token === '#') return `(?<n>${NUMERAL})(?<u>${UNIT_WORDS[unit]})`;
      if (token === '…') return WITHIN_CLAUSE;
      if (token === '‥') return WITHIN_SENTENCE;
      if (name === undefined) return `\\${token}`;
      if (name === 'd') return at === last ? `(?<d>${DIRECTION})了?` : `${DIRECTION}了?`;
      if (name === 'n') return `${NUMERAL}${ANY_UNIT}`;
      return name === '上年' ? LAST_YEAR : `(?:${name})?`;
    },
  );
  return new RegExp(`${pattern}${follows.replaceAll('…', WITHIN_CLAUSE)}`, 'g');
}

function splitAhead(wording: string): [string, string] {
  const at = wording.indexOf('(?=');
  return at < 0 ? [wording, ''] : [wording.slice(0, at), wording.slice(at)];
}
