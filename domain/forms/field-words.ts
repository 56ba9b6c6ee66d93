import type { FundField } from './document.ts';

/** What the paper calls the cells of a fund line. */
export const fundFieldWords: Record<FundField, string> = {
  source: '资金来源',
  initial: '年初预算数',
  adjusted: '全年预算数',
  executed: '全年执行数',
  weight: '分值',
  rate: '执行率',
  score: '得分',
};

/** What it calls the cells of its heading. */
export const headingWords = { name: '名称', department: '主管部门', unit: '实施单位' } as const;
