import { reactive, ref, watch } from 'vue';
import {
  type FigurePreview,
  type FigureTarget,
  previewFigures,
  useImportFigures,
} from '../../queries/figure-sheets.ts';
import { useSheetImport } from '../reports/import/use-sheet-import.ts';
import { figureChanges, figureObstacle } from './figure-words.ts';

/** A workbook of many months into the drafts of a year, or into the history. */
export function useFigureImport(target: FigureTarget) {
  const { mutateAsync: write } = useImportFigures();
  const skipsUnmatched = ref(false);
  const job = useSheetImport<FigurePreview>({
    preview: (file) => previewFigures(target, file),
    write: (file, { proof }) => write({ target, file, proof, skipsUnmatched: skipsUnmatched.value }),
    changesIn: figureChanges,
    obstacleOf: (preview) => figureObstacle(preview, skipsUnmatched.value),
    stale: {
      code: 'sheet.changed-meanwhile',
      notice: '预览之后数据有变化，没有导入。下面已按最新内容重新比对，请核对后再确认。',
    },
  });
  // Another file, another question.
  watch(job.file, () => {
    skipsUnmatched.value = false;
  });
  return reactive({ ...job, skipsUnmatched });
}
