import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { Failure } from '#domain/failures.ts';
import { diskFailureOf } from './disk-failure.ts';

/** The one answer to everything that goes wrong: code, Chinese sentence, safe details; never a stack trace. */
export function answerFailure(logger: Logger) {
  return (error: Error, c: Context): Response => {
    const failure = failureOf(error);
    if (failure.status >= 500) logger.error({ err: error, path: c.req.path }, 'request failed');
    const { code, message, details } = failure;
    return c.json({ error: { code, message, details } }, failure.status);
  };
}

function failureOf(error: Error): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Failure('input.too-large');
    if (error.status === 403) return new Failure('request.foreign-origin');
    if (error.status < 500) return new Failure('input.malformed');
  }
  return diskFailureOf(error) ?? new Failure('server.failed');
}
