import { exactOrNull } from '#domain/decimal.ts';
import type { FormPolicyPreview } from '../../../queries/policies.ts';

export interface PreviewLine {
  key: string;
  name: string;
  weight: string | null;
  before: string | null;
  after: string | null;
  isChanged: boolean;
  /** ↑ or ↓ where the score in force changes. */
  sign: string;
  /** A printed score stays; what the policy gives beside it is said. */
  note: string;
  arithmetic: string;
}

/** Every scored line of the form, in its order, with what becomes of it. */
export function previewLines({ lines }: FormPolicyPreview): PreviewLine[] {
  return lines.map(({ key, name, weight, isPrinted, before, after }) => {
    const [was, is] = [exactOrNull(before.score), exactOrNull(after.score)];
    const isChanged = was === null || is === null ? was !== is : !was.eq(is);
    const gives =
      before.computed === after.computed ? '' : `，按规则计算 ${before.computed ?? '—'} → ${after.computed ?? '—'}`;
    return {
      key,
      name,
      weight,
      before: before.score,
      after: after.score,
      isChanged,
      sign: isChanged && was !== null && is !== null ? (is.gt(was) ? '↑' : '↓') : '',
      note: isPrinted ? `印刷得分不变${gives}` : '',
      arithmetic: after.arithmetic,
    };
  });
}

/** `总分 81.55（良）→ 38.88（差），满分 100 分；2 行得分有变化。` */
export function totalWords(preview: FormPolicyPreview): string {
  const { before, after } = preview.total;
  const words = ({ computed, grade }: typeof before) => `${computed ?? '—'}${grade ? `（${grade}）` : ''}`;
  const changed = previewLines(preview).filter(({ isChanged }) => isChanged).length;
  const lines = changed === 0 ? '各行得分不变' : `${changed} 行得分有变化`;
  return `总分 ${words(before)} → ${words(after)}，满分 ${after.max} 分；${lines}。`;
}

/** What holds the total besides the scores: deductions and the cap, as the new total's arithmetic ends; empty without any. */
export function totalNote({ total }: FormPolicyPreview): string {
  return total.after.arithmetic?.split('；').slice(1).join('；') ?? '';
}
