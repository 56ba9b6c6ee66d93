import type { FindingKind } from '#domain/consistency/finding.ts';

/** Sign, word and colour of a kind, and what it asks of the reader. */
export const kindWords: Record<FindingKind, { word: string; sign: string; tone: string; meaning: string }> = {
  contradiction: {
    word: '矛盾',
    sign: '◆',
    tone: 'status-seriously-behind',
    meaning: '两处数字不一致，须更正其中一处',
  },
  missing: { word: '缺项', sign: '▲', tone: 'status-behind', meaning: '应有而没有的内容，须补充' },
  rounding: { word: '舍入差', sign: '≈', tone: 'status-no-data', meaning: '可由公布的小数位数解释，不必更正' },
};
