import type { Generated } from 'kysely';

/** The wording of the 部门决算公开说明 and what was published from it: both are added to and never changed. */
export interface DisclosureSchema {
  disclosureTemplates: DisclosureTemplateTable;
  disclosurePublications: DisclosurePublicationTable;
}

interface DisclosureTemplateTable {
  id: Generated<number>;
  year: number;
  /** Counts from 1 within the year; the highest is in force. */
  version: number;
  /** JSON: the sections, checked before they were saved. */
  sections: string;
  reason: string;
  savedBy: number | null;
  savedAt: string;
}

interface DisclosurePublicationTable {
  id: Generated<number>;
  year: number;
  version: number;
  /** JSON: the whole document with its manifest, as published. */
  content: string;
  /** SHA-256 of `content`, hexadecimal. */
  digest: string;
  publishedBy: number | null;
  publishedAt: string;
  /** 1: of the demonstration, and said to be so on every page. */
  isDemo: Generated<number>;
}
