import { Failure } from '#domain/failures.ts';
import { readPaperForm } from '#domain/forms/paper/read-form.ts';
import type { ReadingSource } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';
import { sourceOfPage } from '#domain/reading/word-source.ts';
import { sheetParts } from '../forms/sheet-zip.ts';
import { readWordTables } from '../forms/word-tables.ts';
import { textOf } from './text-encoding.ts';

/** Many times the longest disclosure. */
const MOST_CHARACTERS = 2_000_000;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The lines and tables of a published disclosure as text or docx; `year` stands in where a form states none. Throws `reading.not-readable` and says what to do. */
export async function readDisclosureFile(
  bytes: Buffer,
  year: number,
): Promise<ReadingSource & { format: 'text' | 'docx' }> {
  if (bytes.subarray(0, 4).equals(ZIP)) return { ...(await readDocx(bytes, year)), format: 'docx' };
  if (bytes.subarray(0, 8).equals(OLE))
    throw refused('文件是旧版 doc 格式或设有密码，请用 Word 或 WPS 取消密码、另存为 docx 后再上传。');
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    throw refused('文件是 PDF。请用阅读器全选、复制为文本文件（txt），或用 WPS 转成 docx 后再上传。');
  }
  const text = textOf(bytes);
  if (text === null) throw refused('文件不是文本：不是 UTF-8 或 GB18030 编码的文字。请另存为 txt 或 docx 后再上传。');
  if (text.length > MOST_CHARACTERS) throw new Failure('reading.too-large');
  return { lines: linesOf(text), isWrapped: true, forms: [], unread: [], format: 'text' };
}

async function readDocx(bytes: Buffer, year: number): Promise<ReadingSource> {
  try {
    if (!sheetParts(bytes).some(({ name }) => /^word\/document/i.test(name))) {
      throw refused('文件不是 Word 文档。请上传公开文本的 txt 或 docx；表格请到“自评表”页导入。');
    }
    const [page, ...nested] = await readWordTables(bytes);
    if (!page) throw new Failure('reading.not-readable');
    const source = sourceOfPage(page, year);
    // A table inside a cell is also words of that cell; only a form in it is worth more.
    const inside = nested.flatMap((grid) => readPaperForm(grid, year) ?? []);
    const words = `另有 ${inside.length} 张自评表嵌在表格里，没有读取，请到“自评表”页单独导入`;
    return inside.length === 0
      ? source
      : { ...source, unread: [...source.unread, { place: '嵌套表格', quote: '', words }] };
  } catch (error) {
    if (!(error instanceof Failure) || error.code.startsWith('reading.')) throw error;
    if (error.code === 'sheet.encrypted') throw refused('文件设有打开密码，无法读取。请取消密码、重新保存后再上传。');
    if (error.code === 'sheet.too-large')
      throw new Failure('reading.too-large', null, '文件解压后过大，已拒绝读取。请删去图片后另存为 docx 再上传。');
    throw refused('docx 文件不完整、已损坏或内容过多，无法读取。请用 Word 或 WPS 重新保存后再上传。');
  }
}

const refused = (words: string) => new Failure('reading.not-readable', null, words);
