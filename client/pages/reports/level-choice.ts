import { exactOrNull } from '#domain/decimal.ts';
import { levelCode, levelNames, levelOf, levels, levelWords, typedLevel } from '#domain/indicators/qualitative.ts';

/** The list under a qualitative cell: key, short word, official name. */
export const levelOptions = levels.map((level) => ({
  level,
  key: levelCode(level).toFixed(),
  word: levelWords[level],
  name: levelNames[level],
}));

/** The option that a text means; null while it means none. */
export function optionOf(text: string) {
  const read = typedLevel(text);
  const level = levelOf(exactOrNull(read.ok ? read.value : null));
  return levelOptions.find((option) => option.level === level) ?? null;
}

/** The word one further down or up the list; from no level the first or the last. */
export function wordAfter(text: string, step: 1 | -1): string {
  const option = optionOf(text);
  const at = option === null ? -1 : levelOptions.indexOf(option);
  const next = at === -1 ? (step === 1 ? 0 : levelOptions.length - 1) : at + step;
  return levelOptions[Math.max(0, Math.min(levelOptions.length - 1, next))]?.word ?? text;
}
