import type { Block } from '../forms/document.ts';
import { z } from '../zod.ts';
import { paragraph } from './blocks.ts';
import type { BriefingFacts, Goal } from './facts.ts';

const KEY = /^(opening|closing|goal:\d{1,9}:(cause|measures))$/;

/** Words of a briefing that somebody wrote in place of the computed ones, by place. Figures are never among them. */
export const briefingTextsSchema = z
  .record(
    z.string().regex(KEY, '没有这一处文字，请刷新页面后重试'),
    z.string().trim().min(1, '文字不能为空；要恢复自动文字请点“恢复”').max(2000, '每处文字最多 2000 字'),
  )
  .refine((texts) => Object.keys(texts).length <= 400, '编辑的文字过多，请恢复一些后再保存');
export type BriefingTexts = z.infer<typeof briefingTextsSchema>;

export const briefingTextsInputSchema = z.object({
  /** The last version that was read; 0: none. */
  version: z.number('缺少版本号，请刷新后重试').int().min(0),
  texts: briefingTextsSchema,
});

export type GoalPart = 'cause' | 'measures';

export function goalKey(goal: Pick<Goal, 'id'>, part: GoalPart): string {
  return `goal:${goal.id}:${part}`;
}

/** 现将2024年10月绩效目标运行监控情况通报如下。 */
export function openingWords({ year, month }: Pick<BriefingFacts, 'year' | 'month'>): string {
  return `现将${year}年${month}月绩效目标运行监控情况通报如下。`;
}

/** The words at a place: a paragraph for each line that was written, marked; else the computed ones. */
export function written(texts: BriefingTexts, key: string, computed: Block[], lead = ''): Block[] {
  const own = texts[key];
  if (own === undefined) return computed;
  const lines = own.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => ({
    ...paragraph(index === 0 ? `${lead}${line.trim()}` : line.trim()),
    isEdited: true,
  }));
}
