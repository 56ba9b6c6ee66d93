import { ApiFailure } from '../http/failure.ts';

/** The sentence for a person, whatever was thrown. The server's own sentences are already Chinese. */
export function failureWords(error: unknown): string {
  return error instanceof ApiFailure ? error.message : '页面出现故障，请刷新后重试；已保存的数据不受影响。';
}
