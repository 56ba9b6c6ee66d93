import { Hono } from 'hono';
import { readRef } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { figureProvenance } from '../services/provenance.ts';

const UNREADABLE = '数字的引用无法识别，请从页面上重新点击该数字';
const question = z.object({
  ref: z
    .string({ error: UNREADABLE })
    .max(160, UNREADABLE)
    .refine((text) => readRef(text) !== null, UNREADABLE)
    .meta({
      description:
        '数字的引用：indicator:2023:12:5（指标，截至月）、target:2023:5:7（目标）、form:1:row.0.actual（自评表单元格）、account:2023:income.total（决算）、budget:2023:projects.executed（项目合计）、statement:2023:op01（文字数据）、department:count（科室数）',
      example: 'indicator:2023:12:5',
    }),
});

export function provenanceRoutes() {
  return new Hono<AppEnv>().get(
    '/provenance',
    documented('数据来源', '一个公布的数：数值、月份、填报人、审核人、时间、佐证、规则、算式，以及在哪里使用'),
    need('figure.read'),
    input('query', question),
    async (c) => {
      const ref = readRef(c.req.valid('query').ref);
      if (ref === null) throw new Failure('input.invalid', null, `${UNREADABLE}。`);
      return c.json(await figureProvenance(c.get('ctx'), ref));
    },
  );
}
