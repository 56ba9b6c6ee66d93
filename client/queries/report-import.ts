import { useMutation, useQueryCache } from '@pinia/colada';
import type { ImportPreview } from '#server/services/report-import.ts';
import { request } from '../http/client.ts';
import type { Report, ReportPlace } from './reports.ts';

export type { ImportPreview };
export type ImportRow = ImportPreview['rows'][number];

const addressOf = ({ month, department }: ReportPlace) => `/api/reports/${month}/${department}`;

/** The filled template and the figures for reading; the browser saves them under the name the server gives. */
export const templateAddress = (place: ReportPlace) => `${addressOf(place)}/template.xlsx`;
export const csvAddress = (place: ReportPlace) => `${addressOf(place)}/figures.csv`;

/** A file as it was when it was chosen: what is confirmed is what was shown, whatever happens to it on the disk. */
export interface ChosenFile {
  name: string;
  content: Blob;
}

function formOf({ name, content }: ChosenFile, version?: number): FormData {
  const form = new FormData();
  form.append('file', content, name);
  if (version !== undefined) form.append('version', String(version));
  return form;
}

/** What the file would change; nothing is written. */
export function previewImport(place: ReportPlace, file: ChosenFile): Promise<ImportPreview> {
  return request<ImportPreview>('POST', `${addressOf(place)}/import?dryRun=1`, formOf(file));
}

export interface ReportImporting {
  place: ReportPlace;
  file: ChosenFile;
  /** Of the preview that was confirmed. */
  version: number;
}

/** Writes all of the file or nothing, then lets the grid and the months be asked again. */
export function useImportReport() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ place, file, version }: ReportImporting) =>
      request<Report>('POST', `${addressOf(place)}/import`, formOf(file, version)),
    onSuccess: (_, { place }) =>
      Promise.all([
        cache.invalidateQueries({ key: ['report', place.month, place.department] }),
        cache.invalidateQueries({ key: ['reports'] }),
      ]),
  });
}
