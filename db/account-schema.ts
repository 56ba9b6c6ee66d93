/** The book of final accounts as people enter it, by year. */
export interface AccountSchema {
  accountBooks: AccountBookTable;
  accountEntries: AccountEntryTable;
  accountFunctions: AccountFunctionTable;
}

interface AccountBookTable {
  year: number;
  /** Whoever saves must have seen this one. */
  version: number;
  savedBy: number | null;
  savedAt: string;
}

interface AccountEntryTable {
  year: number;
  code: string;
  finalMicro: number | null;
  priorMicro: number | null;
  budgetMicro: number | null;
  reason: string | null;
  budgetReason: string | null;
}

/** 类 / 款 / 项 by name. */
interface AccountFunctionTable {
  year: number;
  /** Lasting, so that an edit means the same row after others have moved. */
  key: string;
  position: number;
  class: string;
  section: string;
  item: string;
  finalMicro: number | null;
  priorMicro: number | null;
  reason: string | null;
}
