import { computed, ref, watch } from 'vue';
import type { TemplateSection } from '#domain/disclosure/template.ts';
import { type TemplateBook, useTrial } from '../../../queries/documents.ts';
import { withAdded, withMoved, withRemoved } from './template-sections.ts';
import { insertedAt, isChanged, issuesIn } from './template-words.ts';

/** Typing rests for this long before the server is asked what it thinks. */
const REST_MS = 350;

/** The sections as they are being written; the one that is open is tried against the year's figures as it changes. */
export function useTemplateDraft(book: TemplateBook) {
  const sections = ref<TemplateSection[]>(book.sections.map((section) => ({ ...section })));
  const openCode = ref(book.sections.find(({ level }) => level === 'section')?.code ?? book.sections[0]?.code ?? '');
  const open = computed(() => sections.value.find(({ code }) => code === openCode.value) ?? null);
  const isDirty = computed(() => isChanged(book.sections, sections.value));

  const asked = ref<{ year: number; section: TemplateSection } | null>(null);
  const ask = () => {
    asked.value = open.value === null ? null : { year: book.year, section: { ...open.value } };
  };
  let rest: number | undefined;
  watch(openCode, ask, { immediate: true });
  watch(
    () => `${open.value?.heading}\n${open.value?.text}`,
    () => {
      window.clearTimeout(rest);
      rest = window.setTimeout(ask, REST_MS);
    },
  );
  const trial = useTrial(asked);
  const issues = computed(() => trial.data.value?.issues ?? issuesIn(book.issues, openCode.value));

  /** Puts a placeholder where the writing mark stands; the place after it. */
  function insert(placeholder: string, from: number, to: number): number {
    if (open.value === null) return from;
    const { text, end } = insertedAt(open.value.text, placeholder, from, to);
    open.value.text = text;
    return end;
  }

  function replace(next: readonly TemplateSection[]) {
    sections.value = next.map((section) => ({ ...section }));
    if (open.value === null) openCode.value = sections.value[0]?.code ?? '';
    ask();
  }

  function add() {
    const added = withAdded(sections.value, openCode.value);
    sections.value = added.sections;
    openCode.value = added.code;
  }

  function move(by: -1 | 1) {
    sections.value = withMoved(sections.value, openCode.value, by);
  }

  function remove() {
    const left = withRemoved(sections.value, openCode.value);
    sections.value = left.sections;
    openCode.value = left.next;
  }

  return { sections, openCode, open, isDirty, trial, issues, insert, replace, add, move, remove };
}
