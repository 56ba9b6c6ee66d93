import { exact } from '../decimal.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { operatorSchema } from '../indicators/target.ts';
import { z } from '../zod.ts';
import { reasonSchema } from './limits.ts';
import { indicatorsIn, type Relation, type RelationTerm } from './relations.ts';
import { figureTextSchema } from './report.ts';

const termSchema = z.object({
  indicatorId: z.number({ error: '请选择指标' }).int(),
  sign: z.enum(['+', '-'], '符号应为 + 或 -'),
});
const sideSchema = (side: string) =>
  z.array(termSchema).min(1, `${side}至少选一个指标`).max(12, `${side}最多 12 个指标`);

/** A relation as the officer writes it down, new or changed; who looks at it later reads the reason. */
export const relationInputSchema = z.object({
  department: z.string({ error: '请选择科室' }).min(1, '请选择科室'),
  left: sideSchema('左边'),
  operator: operatorSchema,
  right: sideSchema('右边'),
  tolerance: figureTextSchema.refine((text) => !text.startsWith('-'), '允许差不能为负数').default('0'),
  wording: z.string().trim().max(100, '提示语最多 100 字').nullable().default(null),
  isActive: z.boolean({ error: 'isActive 应为 true 或 false' }).default(true),
  reason: reasonSchema,
});
export type RelationInput = z.infer<typeof relationInputSchema>;

/** A change names the version that was read. */
export const relationChangeSchema = relationInputSchema.extend({
  version: z.number({ error: '缺少版本号，请刷新后重试' }).int().min(1),
});
export type RelationChange = z.infer<typeof relationChangeSchema>;

/** An indicator that may stand in a relation. */
export type RelationIndicator = Pick<Indicator, 'name' | 'unit' | 'accumulation' | 'department'> & { id: number };

export interface RelationProblem {
  path: 'left' | 'right';
  message: string;
}

/**
 * What makes a relation senseless: cells of another department's report, two units, one indicator twice, or a month's sum
 * beside what stands at its end. Empty when it can be evaluated.
 */
export function relationProblems(
  relation: Pick<RelationInput, 'department' | 'left' | 'right'>,
  indicators: readonly RelationIndicator[],
): RelationProblem[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const problems: RelationProblem[] = [];
  for (const path of ['left', 'right'] as const) {
    for (const { indicatorId } of relation[path]) {
      const indicator = known.get(indicatorId);
      if (!indicator || indicator.department !== relation.department) {
        problems.push({ path, message: `“${indicator?.name ?? indicatorId}”不是该科室的指标` });
      } else if (indicator.accumulation === 'qualitative') {
        problems.push({ path, message: `“${indicator.name}”是定性指标，不能比较大小` });
      }
    }
  }
  if (problems.length > 0) return problems;
  const ids = indicatorsIn(relation);
  const used = ids.map((id) => known.get(id)!);
  const twice = used.find(({ id }, index) => ids.indexOf(id) !== index);
  if (twice) problems.push({ path: 'right', message: `“${twice.name}”出现了两次` });
  const units = [...new Set(used.map(({ unit }) => unit))];
  if (units.length > 1) problems.push({ path: 'right', message: `单位不同（${units.join('、')}），不能比较` });
  const flows = used.filter(({ accumulation }) => accumulation === 'flow').length;
  if (flows !== 0 && flows !== used.length) {
    problems.push({ path: 'right', message: '当月数（累计数口径）与期末数、年初至今数不能比较' });
  }
  return problems;
}

/** The same statement, however it is turned round: a ≤ b and b ≥ a. */
export function isSameRelation(one: Statement, other: Statement): boolean {
  return canonical(one) === canonical(other);
}
type Statement = Pick<Relation, 'left' | 'operator' | 'right'>;

function canonical({ left, operator, right }: Statement): string {
  const sides = [sideText(left), sideText(right)];
  if (operator === '>=') sides.reverse();
  else if (operator === '=') sides.sort();
  return `${sides[0]} ${operator === '=' ? '=' : '<='} ${sides[1]}`;
}

const sideText = (terms: readonly RelationTerm[]) =>
  terms
    .map(({ sign, indicatorId }) => `${sign}${indicatorId}`)
    .sort()
    .join(' ');

/** Nothing of what a relation says or does differs. */
export function isUnchangedRelation(
  one: Omit<RelationInput, 'reason' | 'department'>,
  other: Omit<RelationInput, 'reason' | 'department'>,
): boolean {
  const text = ({ left, operator, right }: Statement) => JSON.stringify([left, operator, right]);
  return (
    text(one) === text(other) &&
    exact(one.tolerance).eq(exact(other.tolerance)) &&
    one.wording === other.wording &&
    one.isActive === other.isActive
  );
}
