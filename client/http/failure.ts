/** Any answer that is not a success, and no answer at all (`status` 0). The message is Chinese and may be shown as it is. */
export class ApiFailure extends Error {
  override name = 'ApiFailure';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, code: string, message: string, details: unknown = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const networkFailure = () =>
  new ApiFailure(0, 'network.lost', '连接不上服务器，本次操作没有完成。请检查网络后重试。');

interface ErrorBody {
  error?: { code?: unknown; message?: unknown; details?: unknown };
}

/** Reads `{error:{code,message,details}}`; anything else (a proxy's page, say) still gets a sentence. */
export function failureOf(status: number, body: unknown): ApiFailure {
  const { code, message, details } = (body as ErrorBody | null)?.error ?? {};
  return new ApiFailure(
    status,
    typeof code === 'string' ? code : 'server.unreadable',
    typeof message === 'string' ? message : `服务器未能处理该请求（${status}），请稍后重试。`,
    details ?? null,
  );
}
