import { Exact, exact } from '../decimal.ts';
import { figureTextSchema } from './report.ts';

/** What a cell's text says in the indicator's unit: a plain numeral, nothing (null), or why it is not taken. */
export type TypedNumber = { ok: true; value: string | null } | { ok: false; reason: string };

const SCALES = { 万: new Exact(10_000), 亿: new Exact(100_000_000) };
type Scale = keyof typeof SCALES;

/** Shares, scores and lengths of time are not counted in 万. */
const UNCOUNTED = /[%％‰]|倍|分|天|日|小时|月|年/;

const DIGITS = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)';
const NUMERAL = new RegExp(`^-?${DIGITS}`);
/** One kind of separator, groups of three, and no leading zero: `0,123` is somebody's decimal comma. */
const GROUPED = /^-?[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d*)?(?![\d., ]*\d)/;

/**
 * Reads what a person types or pastes into a cell of an indicator in `unit`: full-width digits and signs, spaces around,
 * thousands separators where they group correctly, the cell's own unit behind the number, and 万 or 亿 behind it, which are
 * counted into the unit (`1.2万` is 12000 人, 1.2 万人). Never guesses: what can be read two ways is not taken. Never throws.
 */
export function typedNumber(text: string, unit: string): TypedNumber {
  const plain = halfWidth(text);
  if (plain === '') return { ok: true, value: null };
  const numeral = (GROUPED.exec(plain) ?? NUMERAL.exec(plain))?.[0];
  if (numeral === undefined) return refused('请填写数字，如 82.76');
  const suffix = plain.slice(numeral.length).trim();
  if (/^[\d.,\s-]/.test(suffix)) return refused(numberReason(plain));
  const value = numeral
    .replace(/[, ]/g, '')
    .replace(/\.$/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/^(-?)0+(?=\d)/, '$1');
  const own = halfWidth(unit);
  if (suffix === '' || suffix === own) return checked(value);
  const scale = scaleOf(suffix, own);
  if (scale === null) return refused(suffixReason(suffix, unit));
  return checked(scaled(value, scale, own));
}

function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/。/g, '.')
    .replace(/^[−–—﹣] ?/, '-')
    .replace(/^\+ ?(?=[\d.])/, '');
}

const isScale = (text: string | undefined): text is Scale => text === '万' || text === '亿';

/** 万 or 亿 behind the number, alone or before what the unit counts: `5000万` and `5000万元` for 亿元. */
function scaleOf(suffix: string, unit: string): Scale | null {
  const scale = suffix[0];
  if (!isScale(scale) || UNCOUNTED.test(unit)) return null;
  const counted = suffix.slice(1);
  const unitCounted = isScale(unit[0]) ? unit.slice(1) : unit;
  return counted === '' || counted === unitCounted ? scale : null;
}

function scaled(value: string, scale: Scale, unit: string): string {
  const own = unit[0];
  const result = exact(value)
    .times(SCALES[scale])
    .div(isScale(own) ? SCALES[own] : 1);
  // The same scale on both sides changes nothing, not even zeros at the end.
  return own === scale ? value : result.toFixed();
}

/** The limits every figure has, by the schema of the server. */
function checked(value: string): TypedNumber {
  const result = figureTextSchema.safeParse(value);
  return result.success ? { ok: true, value: result.data } : refused(result.error.issues[0]?.message ?? '请填写数字');
}

const refused = (reason: string): TypedNumber => ({ ok: false, reason });

function numberReason(plain: string): string {
  return /^-?[\d,]+(\.\d*)?$/.test(plain)
    ? '请填写数字；千位分隔逗号的位置不对，如 1,234'
    : '请填写数字，如 82.76；一格只填一个数';
}

function suffixReason(suffix: string, unit: string): string {
  if (suffix === '%' || suffix === '‰') return `请填写数字；该指标单位是“${unit}”，不能带${suffix}`;
  if (isScale(suffix[0])) return `请填写数字；“${suffix.slice(0, 12)}”不能换算成“${unit}”`;
  return `请填写数字；该指标单位是“${unit}”，不能带“${suffix.slice(0, 12)}”`;
}
