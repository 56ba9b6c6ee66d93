import { describeRoute, resolver } from 'hono-openapi';
import { z } from '#domain/zod.ts';

const failure = z
  .object({
    error: z.object({
      code: z.string().meta({ description: '固定的错误代码，如 report.version-conflict' }),
      message: z.string().meta({ description: '说明原因和下一步的中文句子' }),
      details: z.unknown(),
    }),
  })
  .meta({ id: 'Failure' });

const failures = {
  401: '未登录',
  403: '没有权限',
  404: '没有这个对象',
  409: '状态或版本冲突',
  422: '内容有误',
} as const;

/** A route's place in the API document: tag, what it does, what it answers, and the failures that every route may give. */
export function documented(tag: string, summary: string, success: 200 | 201 | 204 = 200) {
  const content = { 'application/json': { schema: resolver(failure) } };
  return describeRoute({
    tags: [tag],
    summary,
    responses: {
      [success]: { description: success === 204 ? '已完成，无内容' : '成功' },
      ...Object.fromEntries(
        Object.entries(failures).map(([status, description]) => [status, { description, content }]),
      ),
    },
  });
}
