import type { LineProof } from '../../queries/form-proofs.ts';
import { timeWords } from '../../words/dates.ts';

type Origin = LineProof['origins'][number];

/** Where an input comes from, as one line. */
export function originWords({ source, by, at }: Origin): string {
  switch (source) {
    case 'months':
      return '取自已审核月报';
    case 'typed':
      return `手工填写，${by ?? '系统'} ${timeWords(at)}`;
    case 'form':
      return by === null ? '随原表录入，未改动' : `随表录入，${by} ${timeWords(at)}`;
    case 'computed':
      return '由其他数计算得出';
    case 'book':
      return at === null ? '随决算数据录入' : `决算数据，${by ?? '系统'} ${timeWords(at)} 保存`;
    case 'paper':
      return '照已公开文本录入';
    case 'none':
      return '未填';
  }
}

export const lineKindWords = {
  manual: '人工',
  kept: '印刷，与规则不符',
  printed: '印刷',
  computed: '计算',
  none: '未计分',
} as const;
