import { localDay } from '#domain/period.ts';
import { clockWords, timeWords } from '../../words/dates.ts';
import type { ReportProgress } from './report-cell.ts';
import type { QueueState } from './save-queue.ts';

export interface SaveFacts {
  progress: ReportProgress;
  state: QueueState;
  /** Why the last act of saving did not succeed. */
  failure: string | null;
  conflicts: number;
  isSubmitting: boolean;
  /** The report cannot be written any more, whatever is left here. */
  isLocked: boolean;
  savedAt: string | null;
  /** `YYYY-MM-DD` */
  today: string;
}

export interface SaveWords {
  sign: string;
  text: string;
  tone: 'busy' | 'unsaved' | 'saved' | 'calm';
}

/** 已保存 14:02:11, 正在保存, 未保存：原因, or 离线: what stands with the figures, in one line. */
export function saveWords(facts: SaveFacts): SaveWords {
  const { progress, state, failure, conflicts, isSubmitting, isLocked, savedAt, today } = facts;
  const unsaved = (reason: string): SaveWords => ({ sign: '●', text: `未保存：${reason}`, tone: 'unsaved' });
  if (isLocked) return { sign: '■', text: `已锁定：${progress.unsaved} 格没有存入，保留在本机`, tone: 'unsaved' };
  if (isSubmitting) return { sign: '◌', text: '正在提交', tone: 'busy' };
  if (state === 'offline') return { sign: '●', text: '离线，恢复后自动保存', tone: 'unsaved' };
  if (state === 'saving') return { sign: '◌', text: '正在保存', tone: 'busy' };
  if (progress.unsaved > 0) {
    if (state === 'failing') return unsaved('服务器没有应答，将自动重试');
    if (conflicts > 0) return unsaved(`${conflicts} 处与他人的修改不一致`);
    if (state === 'held' && failure !== null) return unsaved(failure);
    if (progress.refused === progress.unsaved) return unsaved(`${progress.refused} 格不能保存`);
    return { sign: '●', text: `${progress.unsaved} 格待保存`, tone: 'unsaved' };
  }
  if (savedAt === null) return { sign: '', text: '尚未保存过', tone: 'calm' };
  // The hour is enough for what was saved today; older drafts say the day.
  const isToday = localDay(new Date(savedAt)) === today;
  return { sign: '✓', text: `已保存 ${isToday ? clockWords(savedAt) : timeWords(savedAt)}`, tone: 'saved' };
}
