import { z } from '../zod.ts';
import { ratePartsSchema } from './rate.ts';

/**
 * How months make a year (统计口径): flow 累计数 adds the months; stock 期末数 takes the last; distinct 去重累计 is entered as
 * year-to-date because months overlap; rate 比率 is never added; qualitative 定性 is a judgement.
 */
export const accumulations = ['flow', 'stock', 'distinct', 'rate', 'qualitative'] as const;
export type Accumulation = (typeof accumulations)[number];

export const accumulationNames: Record<Accumulation, string> = {
  flow: '累计数',
  stock: '期末数',
  distinct: '去重累计',
  rate: '比率',
  qualitative: '定性',
};

export const categories = [
  '参保扩面',
  '基金征缴',
  '待遇发放',
  '基金监督',
  '助企纾困',
  '经办服务',
  '社保宣传',
  '项目保障',
] as const;
export type Category = (typeof categories)[number];

export const indicatorSchema = z.object({
  code: z.string().regex(/^[A-Z]+-\d{2}$/),
  name: z.string().min(1),
  unit: z.string().min(1),
  category: z.enum(categories),
  accumulation: z.enum(accumulations),
  decimals: z.number().int().min(0).max(6),
  department: z.string(),
  definition: z.string(),
  /** Of a rate made of two counts; null where the figure is entered directly. */
  parts: ratePartsSchema.nullable().default(null),
});
export type Indicator = z.infer<typeof indicatorSchema>;
