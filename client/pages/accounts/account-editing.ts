import type { UnwrapNestedRefs } from 'vue';
import type { useAccountDraft } from './use-account-draft.ts';

/** The draft as the parts of the page are given it. */
export type AccountEditing = UnwrapNestedRefs<ReturnType<typeof useAccountDraft>>;
