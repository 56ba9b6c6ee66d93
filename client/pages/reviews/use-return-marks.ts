import { computed, ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate, type RouteLocationNormalized } from 'vue-router';
import { confirmed } from '../../composables/confirm.ts';
import type { ReportPlace } from '../../queries/reports.ts';
import type { ReturnMarks } from './review-returns.ts';

/** The reasons written at the rows until the report is returned; leaving the report with some asks first. */
export function useReturnMarks(place: () => ReportPlace) {
  const marks = ref<ReturnMarks>({});
  const isWritten = computed(() => Object.values(marks.value).some((text) => text.trim() !== ''));

  function mark(indicatorId: number, text: string | null) {
    const { [indicatorId]: _before, ...rest } = marks.value;
    marks.value = text === null ? rest : { ...rest, [indicatorId]: text };
  }

  const leave = () =>
    isWritten.value ? confirmed('退回原因尚未发出', '离开后逐项写下的退回原因将丢失。', '放弃', '留在本页') : true;
  onBeforeRouteLeave(leave);
  // The order of the rows is in the address too: only another report loses anything.
  onBeforeRouteUpdate(({ query }: RouteLocationNormalized) => {
    const { department, month } = place();
    return query.department === department && query.at === month ? true : leave();
  });

  const clear = () => {
    marks.value = {};
  };
  return { marks, mark, clear };
}
