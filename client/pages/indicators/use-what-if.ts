import { computed, onBeforeUnmount, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { IndicatorFacts } from '../../queries/indicators.ts';
import { paceOfValue, positionOf, sliderRange, typedFigure, valueAtPosition, valueOfPace } from './what-if.ts';

const PAUSE = 250;

/**
 * One supposed year-end value behind three controls: number, slider, monthly pace. Whichever is moved sets the other two.
 * The address follows after a pause; the answer follows the address.
 */
export function useWhatIfInput(facts: () => IndicatorFacts) {
  const route = useRoute();
  const router = useRouter();
  const asked = computed(() => (typeof route.query.whatIf === 'string' ? route.query.whatIf : ''));
  const text = ref(asked.value);
  const pace = ref(paceOfValue(asked.value, facts()));
  const typed = computed(() => typedFigure(text.value));
  const supposed = computed(() => {
    const figure = typedFigure(asked.value);
    return figure.kind === 'figure' ? figure.value : null;
  });
  const range = computed(() => sliderRange(facts()));
  const position = computed(() => {
    const { forecast, value } = facts();
    const shown = typed.value.kind === 'figure' ? typed.value.value : (forecast?.value ?? value);
    return range.value && shown !== null ? positionOf(range.value, shown) : 0;
  });

  let pause: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  };
  onBeforeUnmount(() => clearTimeout(pause));
  // Somebody else has changed the address: a link, or the way back.
  watch(asked, (now) => {
    if (now !== (typed.value.kind === 'figure' ? typed.value.value : '')) setValue(now, false);
  });

  function setValue(value: string, isAsked = true) {
    text.value = value;
    pace.value = paceOfValue(value, facts());
    if (isAsked) later();
  }

  function setPace(value: string) {
    pace.value = value;
    const led = valueOfPace(value, facts());
    if (led === null) return;
    text.value = led;
    later();
  }

  function slideTo(place: number) {
    if (range.value) setValue(valueAtPosition(range.value, place));
  }

  function keep() {
    clearTimeout(pause);
    const { whatIf: _, ...rest } = route.query;
    const figure = typed.value;
    if (figure.kind === 'refused') return;
    router.replace({ query: figure.kind === 'figure' ? { ...rest, whatIf: figure.value } : rest });
  }

  function reset() {
    setValue('', false);
    keep();
  }

  return { text, pace, typed, supposed, range, position, setValue, setPace, slideTo, keep, reset };
}
