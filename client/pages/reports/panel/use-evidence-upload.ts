import { ElMessage } from 'element-plus';
import { onBeforeUnmount, ref } from 'vue';
import { ApiFailure } from '../../../http/failure.ts';
import { type CellPlace, useAddEvidence } from '../../../queries/evidence.ts';
import { failureWords } from '../../../words/failures.ts';
import { newSaveKey } from '../save-queue.ts';
import { sendingRefusal } from './evidence-words.ts';

/** A file on its way to a figure, or one that did not get there. */
export interface Sending {
  key: string;
  indicatorId: number;
  name: string;
  /** 0 to 1. */
  part: number;
  failure: string | null;
  /** The same file can be sent again as it is. */
  canRetry: boolean;
}

/** Sends files one after the other; each stays listed until it is there or was dismissed, whatever cell is looked at. */
export function useEvidenceUpload() {
  const { mutateAsync: add } = useAddEvidence();
  const sendings = ref<Sending[]>([]);
  const jobs = new Map<string, { place: CellPlace; file: File }>();
  let last: Promise<unknown> = Promise.resolve();
  let isGone = false;
  onBeforeUnmount(() => {
    isGone = true;
  });

  function send(place: CellPlace, files: readonly File[]): void {
    for (const file of files) {
      const key = newSaveKey();
      const failure = sendingRefusal(file);
      sendings.value.push({
        key,
        indicatorId: place.indicatorId,
        name: file.name,
        part: 0,
        failure,
        canRetry: false,
      });
      if (failure !== null) continue;
      jobs.set(key, { place, file });
      enqueue(key);
    }
  }

  function enqueue(key: string): void {
    last = last.then(() => sendOne(key));
  }

  async function sendOne(key: string): Promise<void> {
    const job = jobs.get(key);
    if (!job) return;
    try {
      const progress = (part: number) => change(key, { part });
      const { isNew, name } = await add({ ...job, key, progress });
      dismiss(key);
      if (isNew) ElMessage.success(`已添加“${name}”`);
      else ElMessage.info(`“${job.file.name}”与已有的“${name}”内容相同，没有重复添加。`);
    } catch (error) {
      const failure = failureWords(error);
      const canRetry = !(error instanceof ApiFailure) || error.status === 0 || error.status >= 500;
      change(key, { failure, canRetry });
      if (isGone) ElMessage.error(`“${job.file.name}”没有添加：${failure}`);
    }
  }

  function change(key: string, facts: Partial<Sending>): void {
    const sending = sendings.value.find((one) => one.key === key);
    if (sending) Object.assign(sending, facts);
  }

  /** With the same key: if it did get there the first time, it is not added again. */
  function retry(key: string): void {
    change(key, { failure: null, canRetry: false, part: 0 });
    enqueue(key);
  }

  function dismiss(key: string): void {
    jobs.delete(key);
    sendings.value = sendings.value.filter((one) => one.key !== key);
  }

  return { sendings, send, retry, dismiss };
}
