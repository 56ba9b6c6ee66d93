import type { FormImportPreview } from '../../../queries/form-import.ts';

const LARGEST_FILE = 2 * 1024 * 1024;

/** Why a file need not be sent at all; null when it may be. */
export function formFileRefusal({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (/\.(xls|doc|wps|et)$/i.test(name)) return '请先用 Excel、Word 或 WPS 另存为 xlsx 或 docx，再选择新文件。';
  if (!/\.(xlsx|docx)$/i.test(name)) return '请选择 xlsx 或 docx 格式的自评表。';
  if (size === 0) return '文件是空的，请核对后重新选择。';
  return size > LARGEST_FILE ? '文件超过 2 MB，请删去图片等多余内容后再选择。' : null;
}

/** 2023 年度项目支出绩效自评表，7 行指标，其中 3 行与月度指标关联 */
export function foundWords({ kind, year, form, linked }: FormImportPreview): string {
  const what = `${year} 年度${kind === 'overall' ? '整体支出' : '项目支出'}绩效自评表`;
  if (form === null) return what;
  const rows = `${form.rows.length} 行指标`;
  return `${what}，${rows}${linked > 0 ? `，其中 ${linked} 行与月度指标关联` : ''}`;
}

/** What the arithmetic says beside what the paper prints. */
export function totalWords({ form }: FormImportPreview): string | null {
  if (form === null) return null;
  const { computed, printed, max } = form.total;
  if (computed === null) return '表上没有可计分的行，导入后可补填。';
  const stated = printed === null ? '表上没有总分' : `表上总分 ${printed} 分`;
  return `${stated}，各行得分合计 ${computed} 分（满分 ${max} 分）。`;
}

/** Forms that are there already under this name. */
export function existingWords({ existing, name }: FormImportPreview): string | null {
  if (existing.length === 0) return null;
  const count = existing.length > 1 ? ` ${existing.length} 张` : '';
  return `本年度已有${count}“${name}”，导入会另建一张，不覆盖已有的表。`;
}
