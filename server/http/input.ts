import { validator } from 'hono-openapi';
import type { ZodType } from 'zod';
import { Failure } from '#domain/failures.ts';

/** One wrong place of an input: where it is and a sentence that says what to do. */
export interface InputProblem {
  path: string;
  message: string;
}

/** Guards a route with a schema of the domain and documents it; what does not fit is answered with `input.invalid`. */
export function input<Target extends 'json' | 'query' | 'param', Schema extends ZodType>(
  target: Target,
  schema: Schema,
) {
  return validator(target, schema, (result) => {
    if (result.success) return;
    const problems: InputProblem[] = result.error.map((issue) => ({
      path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message: issue.message,
    }));
    const sentences = [...new Set(problems.map((problem) => problem.message))].slice(0, 3);
    throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。`);
  });
}
