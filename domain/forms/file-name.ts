import type { Form } from './form.ts';

export const FILE_FORMATS = ['xlsx', 'docx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What Windows, macOS or a zip would not take in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;
/** Characters of a project's name, so that a Chinese name stays within the 255 bytes of a file system. */
const LONGEST_NAME = 60;

/** The file name under which the center keeps the form, without its ending: `2023年度项目支出绩效自评表-金保工程`. */
export function formFileName({ kind, year, name }: Pick<Form, 'kind' | 'year' | 'name'>): string {
  return kind === 'overall'
    ? `${year}年度部门整体支出绩效自评表`
    : `${year}年度项目支出绩效自评表-${fileNamePart(name)}`;
}

/** A text as a part of a file name: forbidden characters and ends that some systems drop are left out. */
export function fileNamePart(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(FORBIDDEN, '');
  const short = Array.from(plain).slice(0, LONGEST_NAME).join('');
  return short.replace(/^[ .]+|[ .]+$/g, '') || '未命名';
}

/** `01-2023年度…`: the name with its place in the year's order in front. */
export function numberedName(index: number, count: number, name: string): string {
  const digits = Math.max(2, String(count).length);
  return `${String(index + 1).padStart(digits, '0')}-${name}`;
}
