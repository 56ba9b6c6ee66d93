import { listIndicators } from '#db/tables/indicators.ts';
import type { RelationTerm } from '#domain/reports/relations.ts';
import type { Ctx } from '#server/context.ts';
import { createRelation } from '#server/services/rules.ts';

/** Relations that are true by what the indicators mean; figures have no part in them. */
const relations = [
  {
    department: 'dept11',
    left: ['INS-02', 'INS-03'],
    right: ['INS-09'],
    wording: '社会保险参保人次按险种分别计算，不应少于失业、工伤两险之和',
    reason: '指标解释：同一人参加多个险种分别计算，失业、工伤是其中两种',
  },
  {
    department: 'dept10',
    left: ['LEVY-04'],
    right: ['INS-01'],
    wording: '代缴保险费的困难群体都是参保人员',
    reason: '指标解释：由政府代缴城乡居民基本养老保险费的人计入基本养老保险参保人数',
  },
];

/** The relations every installation starts with. */
export async function loadRelations(ctx: Ctx): Promise<number> {
  const ids = new Map((await listIndicators(ctx.db)).map(({ code, id }) => [code, id]));
  const terms = (codes: string[]) => codes.map((code): RelationTerm => ({ indicatorId: ids.get(code)!, sign: '+' }));
  for (const { left, right, ...rest } of relations) {
    const sides = { left: terms(left), operator: '<=' as const, right: terms(right) };
    await createRelation(ctx, { ...rest, ...sides, tolerance: '0', isActive: true });
  }
  return relations.length;
}
