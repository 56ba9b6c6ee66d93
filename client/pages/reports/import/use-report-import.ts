import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../../../http/failure.ts';
import { type ChosenFile, type ImportPreview, previewImport, useImportReport } from '../../../queries/report-import.ts';
import type { ReportPlace } from '../../../queries/reports.ts';
import { failureWords } from '../../../words/failures.ts';
import { changesIn, fileRefusal, obstacleOf } from './import-words.ts';

/** Choosing a file, seeing what it would change, confirming. Nothing is written before the last. */
export function useReportImport(place: ReportPlace) {
  const file = shallowRef<ChosenFile | null>(null);
  const preview = shallowRef<ImportPreview | null>(null);
  /** The file was refused, or the server could not be reached. */
  const failure = ref('');
  /** Something to know about the preview that is shown. */
  const notice = ref('');
  /** The same file can be sent again. */
  const canRetry = ref(false);
  const busy = ref<'reading' | 'writing' | null>(null);
  const { mutateAsync: write } = useImportReport();

  const obstacle = computed(() => (preview.value ? obstacleOf(preview.value) : null));
  const canConfirm = computed(() => preview.value !== null && obstacle.value === null && busy.value === null);
  let turn = 0;

  async function choose(chosen: File) {
    turn += 1;
    preview.value = null;
    file.value = null;
    notice.value = '';
    canRetry.value = false;
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

  async function read() {
    const chosen = file.value;
    if (!chosen) return;
    turn += 1;
    const mine = turn;
    busy.value = 'reading';
    failure.value = '';
    preview.value = null;
    try {
      const answer = await previewImport(place, chosen);
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
    const { version } = preview.value;
    const count = changesIn(preview.value);
    busy.value = 'writing';
    failure.value = '';
    try {
      await write({ place, file: file.value, version });
      return count;
    } catch (error) {
      const isStale = error instanceof ApiFailure && error.code === 'report.version-conflict';
      if (!isStale) fail(error);
      else {
        await read();
        notice.value = '月报刚被修改，没有导入。下面已按最新内容重新比对，请核对后再确认。';
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

  return { file, preview, failure, notice, canRetry, busy, obstacle, canConfirm, choose, read, confirm };
}
