/** A place of a form that was not read with certainty: `quote` is what the document says there. */
export interface Doubt {
  /** In the draft, as `rows.3.targetText`. */
  path: string;
  words: string;
  quote: string;
  /** Of the document, counted from 1. */
  line: number;
}
