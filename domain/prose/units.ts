/**
 * What is counted in official prose. `万`, `亿` and the like stand before any of them; a compound (元/人/年) goes on after a
 * slash. A unit that nobody listed is read where the caller names it: the units of the forms are known from their cells.
 */
const COUNTED = [
  '平方米',
  '个百分点',
  '百分点',
  '个月',
  '小时',
  '分钟',
  '工作日',
  '个工作日',
  '人次',
  '人天',
  '场次',
  '批次',
  '户次',
  '件次',
  '连涨',
  '连调',
  '台套',
  '公里',
  '米',
  '元',
  '人',
  '名',
  '位',
  '户',
  '家',
  '个',
  '项',
  '条',
  '件',
  '份',
  '册',
  '篇',
  '期',
  '次',
  '场',
  '批',
  '类',
  '种',
  '株',
  '天',
  '张',
  '台',
  '套',
  '辆',
  '处',
  '所',
  '间',
  '座',
  '只',
  '本',
  '笔',
  '宗',
  '例',
  '起',
  '倍',
  '分',
  '吨',
  '亩',
  '周',
  '人/元',
  '%',
  '％',
  '‰',
];

const SCALES = ['亿', '千万', '百万', '十万', '万', '千', '百'];

const SLASHED = /^[/／](元|人|月|年|次|天|日|户|平方米|小时)/;

const longestFirst = (words: readonly string[]) => [...new Set(words)].sort((one, other) => other.length - one.length);

const COUNTED_LONGEST_FIRST = longestFirst(COUNTED);

/** The unit that `text` begins with, scale included (`万人次`); empty where it begins with none. */
export function unitAt(text: string, known: readonly string[] = []): string {
  const named = longestFirst(known).find((unit) => unit !== '' && text.startsWith(unit));
  const scale = SCALES.find((word) => text.startsWith(word)) ?? '';
  const rest = text.slice(scale.length);
  const counted = COUNTED_LONGEST_FIRST.find((word) => rest.startsWith(word)) ?? '';
  const listed = scale + counted === '' || isWord(rest, counted) ? '' : scale + counted + slashes(rest, counted);
  return named !== undefined && named.length > listed.length ? named : listed;
}

/** 个人 and 人员 are words, not a count with its unit: `3 个人` counts 个, `67 人员` counts nothing. */
function isWord(rest: string, counted: string): boolean {
  if (counted === '人') return /^人(员|均|大|社|才)/.test(rest);
  if (counted === '分') return /^分(别|为|之|类)/.test(rest);
  if (counted === '本') return /^本(年|级|单位|州|市)/.test(rest);
  return false;
}

function slashes(rest: string, counted: string): string {
  let end = counted.length;
  while (counted !== '') {
    const part = SLASHED.exec(rest.slice(end));
    if (!part) break;
    end += part[0].length;
  }
  return rest.slice(counted.length, end);
}

/** The measure without its scale and as one sign: `万人次` → `人次`, `％` → `%`. */
export function measureOf(unit: string): string {
  const plain = unit.replace(/／/g, '/').replace(/％/g, '%');
  const scale = scaleWordOf(plain);
  return plain.slice(scale.length);
}

const POWERS: Record<string, number> = { 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 };

/** The power of ten that the unit's scale word stands for: 4 for `万人`, 0 for `人`. */
export function scaleOf(unit: string): number {
  return POWERS[scaleWordOf(unit)] ?? 0;
}

function scaleWordOf(unit: string): string {
  return SCALES.find((word) => unit.startsWith(word)) ?? '';
}
