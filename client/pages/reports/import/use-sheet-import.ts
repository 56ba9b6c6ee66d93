import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../../../http/failure.ts';
import type { ChosenFile } from '../../../queries/report-import.ts';
import { failureWords } from '../../../words/failures.ts';
import { fileRefusal } from './import-words.ts';

/** A way for a workbook into the system. */
export interface SheetWay<Preview> {
  preview(file: ChosenFile): Promise<Preview>;
  write(file: ChosenFile, preview: Preview): Promise<unknown>;
  /** How many cells confirming would write. */
  changesIn(preview: Preview): number;
  /** Why the file cannot be confirmed; null when it can. */
  obstacleOf(preview: Preview): string | null;
  /** The failure that says the preview is no longer true, and what to tell then. */
  stale: { code: string; notice: string };
}

/** Choosing a file, seeing what it would change, confirming. Nothing is written before the last. */
export function useSheetImport<Preview>(way: SheetWay<Preview>) {
  const file = shallowRef<ChosenFile | null>(null);
  const preview = shallowRef<Preview | null>(null);
  /** The file was refused, or the server could not be reached. */
  const failure = ref('');
  /** Something to know about the preview that is shown. */
  const notice = ref('');
  /** The same file can be sent again. */
  const canRetry = ref(false);
  const busy = ref<'reading' | 'writing' | null>(null);

  const obstacle = computed(() => (preview.value ? way.obstacleOf(preview.value) : null));
  const canConfirm = computed(() => preview.value !== null && obstacle.value === null && busy.value === null);
  const changes = computed(() => (preview.value ? way.changesIn(preview.value) : 0));
  let turn = 0;

  async function choose(chosen: File) {
    turn += 1;
    reset();
    failure.value = fileRefusal(chosen) ?? '';
    if (failure.value !== '') return;
    try {
      file.value = { name: chosen.name, content: new Blob([await chosen.arrayBuffer()]) };
    } catch {
      failure.value = '文件打不开，可能正被其他程序占用或已被移动。请保存并关闭后重新选择。';
      return;
    }
    await read();
  }

  function reset() {
    preview.value = null;
    file.value = null;
    notice.value = '';
    failure.value = '';
    canRetry.value = false;
  }

  async function read() {
    const chosen = file.value;
    if (!chosen) return;
    turn += 1;
    const mine = turn;
    busy.value = 'reading';
    failure.value = '';
    preview.value = null;
    try {
      const answer = await way.preview(chosen);
      if (mine === turn) preview.value = answer;
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      if (mine === turn) busy.value = null;
    }
  }

  /** The number of cells that were written; null when nothing was. */
  async function confirm(): Promise<number | null> {
    if (!canConfirm.value || !file.value || !preview.value) return null;
    const count = changes.value;
    busy.value = 'writing';
    failure.value = '';
    try {
      await way.write(file.value, preview.value);
      return count;
    } catch (error) {
      const isStale = error instanceof ApiFailure && error.code === way.stale.code;
      if (!isStale) fail(error);
      else {
        await read();
        notice.value = way.stale.notice;
      }
      return null;
    } finally {
      busy.value = null;
    }
  }

  function fail(error: unknown) {
    failure.value = failureWords(error);
    canRetry.value = !(error instanceof ApiFailure) || error.status === 0 || error.status >= 500;
  }

  return {
    file,
    preview,
    failure,
    notice,
    canRetry,
    busy,
    obstacle,
    canConfirm,
    changes,
    choose,
    read,
    confirm,
    reset,
  };
}
