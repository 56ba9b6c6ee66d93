import type { CellEvent } from '../../../queries/evidence.ts';
import { timeWords } from '../../../words/dates.ts';
import { grouped } from '../../../words/numbers.ts';

export interface CellEventLine {
  what: string;
  text: string;
  /** A file that can be opened, in place of the text. */
  file: { id: number; name: string } | null;
  /** Something was asked of the department. */
  isReturn: boolean;
}

/** One thing that happened to a cell: 修改 5.00 → 5.12. */
export function cellEventLine(event: CellEvent): CellEventLine {
  const line = (what: string, text: string) => ({ what, text, file: null, isReturn: false });
  switch (event.kind) {
    case 'value':
      if (event.before === null) return line('填报', grouped(event.value));
      return line(event.value === null ? '清除' : '修改', `${grouped(event.before)} → ${grouped(event.value)}`);
    case 'note':
      if (event.note === null) return line('删去说明', event.before ?? '');
      return line(event.before === null ? '说明' : '改写说明', event.note);
    case 'return': {
      const settled = event.resolvedAt === null ? '' : `（${timeWords(event.resolvedAt)} 已处理）`;
      return { ...line('退回', `${event.text}${settled}`), isReturn: true };
    }
    default: {
      const what = event.kind === 'evidence-added' ? '添加佐证' : '移除佐证';
      const file = event.isReadable ? { id: event.id, name: event.name } : null;
      return { ...line(what, event.name), file };
    }
  }
}
