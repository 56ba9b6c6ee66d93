import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../../../http/failure.ts';
import { type FormImportPreview, previewFormFile, useImportForm } from '../../../queries/form-import.ts';
import type { ChosenFile } from '../../../queries/report-import.ts';
import { failureWords } from '../../../words/failures.ts';
import { formFileRefusal } from './form-import-words.ts';

/** Choosing a file, seeing what it would become, confirming. Nothing is written before the last. */
export function useFormImport(year: string) {
  const file = shallowRef<ChosenFile | null>(null);
  const preview = shallowRef<FormImportPreview | null>(null);
  const failure = ref('');
  const canRetry = ref(false);
  const busy = ref<'reading' | 'writing' | null>(null);
  const canConfirm = computed(() => preview.value?.form != null && busy.value === null);
  const { mutateAsync: write } = useImportForm();
  let turn = 0;

  async function choose(chosen: File) {
    turn += 1;
    preview.value = null;
    file.value = null;
    canRetry.value = false;
    failure.value = formFileRefusal(chosen) ?? '';
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
    try {
      const answer = await previewFormFile(chosen, year);
      if (mine === turn) preview.value = answer;
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      if (mine === turn) busy.value = null;
    }
  }

  /** The number of the new form; null when nothing was written. */
  async function confirm(): Promise<number | null> {
    if (!canConfirm.value || !file.value) return null;
    busy.value = 'writing';
    failure.value = '';
    try {
      return (await write({ file: file.value, year })).id;
    } catch (error) {
      fail(error);
      return null;
    } finally {
      busy.value = null;
    }
  }

  function fail(error: unknown) {
    failure.value = failureWords(error);
    canRetry.value = !(error instanceof ApiFailure) || error.status === 0 || error.status >= 500;
  }

  return { file, preview, failure, canRetry, busy, canConfirm, choose, read, confirm };
}
