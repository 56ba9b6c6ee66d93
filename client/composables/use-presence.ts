import { onBeforeUnmount, onMounted, ref, watch } from 'vue';
import { api, unwrap } from '../http/client.ts';
import type { Report } from '../queries/reports.ts';
import { useIdleTime } from './last-input.ts';

const BEAT_MS = 20_000;
/** What was heard longer ago may not be so any more. */
const LASTS_MS = 60_000;
/** Nobody at the keys is nobody filling in. */
const IDLE_MS = 300_000;

/** Tells the server that this report is open for editing here, and answers who else has it open. */
export function usePresence(report: () => Report) {
  const others = ref<Report['others']>(report().others);
  let heardAt = Date.now();
  watch(
    () => report().others,
    (next) => {
      others.value = next;
      heardAt = Date.now();
    },
  );

  let timer = 0;
  const idle = useIdleTime();

  async function beat() {
    if (Date.now() - heardAt > LASTS_MS) others.value = [];
    const { month, department, isEditable } = report();
    if (!isEditable || document.hidden || !navigator.onLine || idle() > IDLE_MS) return;
    const param = { month, department: department.code };
    try {
      others.value = (await unwrap(api.api.reports[':month'][':department'].presence.$post({ param }))).others;
      heardAt = Date.now();
    } catch {
      // A hint that does not come is not worth a word; saving says so when the line is down.
    }
  }

  onMounted(() => {
    beat();
    timer = window.setInterval(beat, BEAT_MS);
  });
  onBeforeUnmount(() => window.clearInterval(timer));
  return others;
}
