import type { ExportOptions } from '../../queries/forms.ts';

/** Which fonts the PDFs are set in, and whose they are. */
export function fontWords(options: ExportOptions | undefined): string {
  if (options === undefined) return 'pdf 字体：正在查询';
  const { pdfFonts, isLicensed } = options;
  if (pdfFonts === null) return '本机缺少 PDF 组件，不能导出 pdf';
  const names = [...new Set([pdfFonts.body, pdfFonts.title])].join('、');
  return `pdf 字体：${names}${isLicensed ? '' : '（随程序提供的开放字体）'}`;
}
