import { type ImportPreview, previewImport, useImportReport } from '../../../queries/report-import.ts';
import type { ReportPlace } from '../../../queries/reports.ts';
import { changesIn, obstacleOf } from './import-words.ts';
import { useSheetImport } from './use-sheet-import.ts';

/** The month's template back into its report. */
export function useReportImport(place: ReportPlace) {
  const { mutateAsync: write } = useImportReport();
  return useSheetImport<ImportPreview>({
    preview: (file) => previewImport(place, file),
    write: (file, { version }) => write({ place, file, version }),
    changesIn,
    obstacleOf,
    stale: {
      code: 'report.version-conflict',
      notice: '月报刚被修改，没有导入。下面已按最新内容重新比对，请核对后再确认。',
    },
  });
}
