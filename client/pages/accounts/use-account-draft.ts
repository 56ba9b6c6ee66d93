import { ElMessage } from 'element-plus';
import { computed, type Ref, ref, watch } from 'vue';
import { accountRows, missingReasons } from '#domain/accounts/account-rows.ts';
import { type BookEdit, placeOfBookEdit } from '#domain/accounts/book-edits.ts';
import { bookFindings } from '#domain/accounts/book-findings.ts';
import type { BookConflict } from '#domain/accounts/edited-book.ts';
import { lastOf } from '#domain/last-of.ts';
import { useUnsavedGuard } from '../../composables/use-unsaved-guard.ts';
import { ApiFailure } from '../../http/failure.ts';
import { type Accounts, useSaveAccounts } from '../../queries/accounts.ts';
import { failureWords } from '../../words/failures.ts';
import {
  type AccountPlace,
  classificationOf,
  draftOf,
  freshKey,
  movedRow,
  priorsFrom,
  settled,
  textAt,
  withCell,
  withoutRow,
  zeroes,
} from './account-draft.ts';

/** The year's book while somebody works on it: everything derived follows every keystroke; saved when asked. */
export function useAccountDraft(accounts: Readonly<Ref<Accounts>>) {
  const edits = ref<BookEdit[]>([]);
  const conflicts = ref<BookConflict[]>([]);
  const failure = ref('');
  const isSaving = ref(false);
  /** How the figure that is pointed at is worked out. */
  const looked = ref<string | null>(null);
  const { mutateAsync } = useSaveAccounts();

  const stored = computed(() => accounts.value.book);
  const draft = computed(() => draftOf(stored.value, edits.value));
  const rows = computed(() => accountRows(draft.value.book, accounts.value.previous));
  const missing = computed(() => missingReasons(rows.value));
  const findings = computed(() => bookFindings(draft.value.book));
  const isDirty = computed(() => edits.value.length > 0);
  useUnsavedGuard(isDirty);
  watch(
    () => accounts.value.year,
    () => discard(),
  );

  function discard() {
    edits.value = [];
    conflicts.value = [];
    failure.value = '';
  }

  async function save(): Promise<void> {
    if (isSaving.value || !isDirty.value) return;
    isSaving.value = true;
    failure.value = '';
    const sent = edits.value;
    try {
      const { year } = accounts.value;
      await mutateAsync({ year, version: stored.value.version, edits: sent });
      discard();
      ElMessage.success('已保存');
    } catch (error) {
      refuse(error);
    } finally {
      isSaving.value = false;
    }
  }

  function refuse(error: unknown) {
    failure.value = failureWords(error);
    if (!(error instanceof ApiFailure) || error.code !== 'accounts.version-conflict') return;
    conflicts.value = (error.details as { conflicts: BookConflict[] }).conflicts;
    // Nobody touched the same cells: the newer version is being read, and these edits still hold.
    if (conflicts.value.length === 0) failure.value = '他人刚保存了其他单元格，已更新到最新内容；请再次保存。';
  }

  function settle(keep: 'mine' | 'theirs') {
    edits.value = settled(edits.value, conflicts.value, keep);
    conflicts.value = [];
    failure.value = '';
  }

  return {
    edits,
    conflicts,
    failure,
    isSaving,
    isDirty,
    looked,
    maySave: computed(() => accounts.value.maySave),
    /** Places that hold something unsaved. */
    changed: computed(() => new Set(edits.value.map(placeOfBookEdit))),
    look: (words: string | null) => {
      looked.value = words;
    },
    book: computed(() => draft.value.book),
    problems: computed(() => draft.value.problems),
    rows,
    missing,
    findings,
    save,
    discard,
    settle,
    textAt: (cell: AccountPlace) => textAt(draft.value, edits.value, cell),
    type: (cell: AccountPlace, text: string) => {
      edits.value = withCell(stored.value, edits.value, cell, text);
    },
    addRow: () => {
      const after = lastOf(draft.value.book.functions)?.key ?? null;
      edits.value = [...edits.value, { kind: 'add', key: freshKey(Math.random), after }];
    },
    removeRow: (key: string) => {
      edits.value = withoutRow(edits.value, key);
    },
    moveRow: (key: string, by: -1 | 1) => {
      edits.value = movedRow(draft.value.book, edits.value, key, by);
    },
    takePriors: () => {
      edits.value = priorsFrom(draft.value.book, edits.value, rows.value);
    },
    takeClassification: () => {
      const { previous } = accounts.value;
      if (previous) edits.value = [...edits.value, ...classificationOf(previous, Math.random)];
    },
    fillZeroes: (section: string) => {
      const own = rows.value.filter(({ line }) => line.section === section);
      edits.value = zeroes(stored.value, edits.value, own);
    },
  };
}
