import { type ClientResponse, hc } from 'hono/client';
import type { SuccessStatusCode } from 'hono/utils/http-status';
import type { AppType } from '#server/app.ts';
import { failureOf, networkFailure } from './failure.ts';

// Not in a folder named api: in development Vite serves this file by its path, and /api/* goes to the server.

/** What this tab calls itself, so that the server need not tell it what it saved itself. */
export const tab = Math.random().toString(36).slice(2, 12);

/** The typed client: `unwrap(api.api.users.$get())`. A misspelt path or field does not compile. */
export const api = hc<AppType>('/', { headers: { 'x-tab': tab } });

let sessionEnded = () => {};

/** Called when a request other than sign-in finds that nobody is signed in any more. */
export function whenSessionEnds(handler: () => void): void {
  sessionEnded = handler;
}

type Data<R> = R extends ClientResponse<infer T, infer S, 'json'> ? (S extends SuccessStatusCode ? T : never) : null;

/** The data of a success (null for 204); throws ApiFailure for everything else. */
export async function unwrap<R extends ClientResponse<unknown>>(pending: Promise<R>): Promise<Data<R>> {
  const response = await answered(pending);
  return (await bodyOf(response)) as Data<R>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** For what the typed client cannot say: uploads (`body` a FormData), and addresses built from parts. */
export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await answered(
    fetch(path, {
      method,
      headers: body === undefined || isForm ? { 'x-tab': tab } : { 'x-tab': tab, 'content-type': 'application/json' },
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    }),
  );
  return (await bodyOf(response)) as T;
}

/** A file as the server makes it, under the name it gives. */
export async function requestFile(path: string): Promise<{ name: string; content: Blob }> {
  const response = await answered(fetch(path, { headers: { 'x-tab': tab } }));
  if (!response.ok) await bodyOf(response);
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name: decodeURIComponent(name), content: await answered(response.blob()) };
}

interface Answer {
  status: number;
  headers: Headers;
  json(): Promise<unknown>;
}

/** The answer, or the failure that there was none. */
export async function answered<R>(pending: Promise<R>): Promise<R> {
  try {
    return await pending;
  } catch {
    throw networkFailure();
  }
}

/** What a success says as JSON (null for anything else); throws the failure that was answered. */
export async function bodyOf(response: Answer): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await answered(response.json()) : null;
  if (response.status >= 200 && response.status < 300) return body;
  const failure = failureOf(response.status, body);
  if (failure.code === 'session.required') sessionEnded();
  throw failure;
}
