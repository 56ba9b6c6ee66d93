import type { Generated } from 'kysely';

/** A file of earlier years' figures that was taken in. */
export interface HistoryImportTable {
  id: Generated<number>;
  at: string;
  actorId: number | null;
  fileName: string;
  /** SHA-256 of the file, in hexadecimal. */
  digest: string;
  fromMonth: string;
  toMonth: string;
  figures: number;
  /** JSON: the years that were not there before. */
  addedYears: string;
  undoneAt: string | null;
  undoneBy: number | null;
}

export interface HistoryImportCellTable {
  importId: number;
  indicatorId: number;
  month: string;
  valueMicro: number | null;
  beforeMicro: number | null;
  beforeImportId: number | null;
}
