import { expect, it } from 'vitest';
import { fontWords } from '../../client/pages/forms/export-words.ts';

const open = { body: 'Noto Serif SC', title: 'Noto Sans SC', letter: 'Noto Serif SC' };

it('says which fonts a pdf has, and that open ones come with the program', () => {
  expect(fontWords({ formats: ['pdf'], pdfFonts: open, isLicensed: false })).toBe(
    'pdf 字体：Noto Serif SC、Noto Sans SC（随程序提供的开放字体）',
  );
  const licensed = { body: 'SimSun', title: 'SimHei', letter: 'FangSong' };
  expect(fontWords({ formats: ['pdf'], pdfFonts: licensed, isLicensed: true })).toBe('pdf 字体：SimSun、SimHei');
});

it('says that there is no pdf, or that it is not known yet', () => {
  expect(fontWords({ formats: ['xlsx', 'docx'], pdfFonts: null, isLicensed: false })).toContain('不能导出 pdf');
  expect(fontWords(undefined)).toContain('正在查询');
});
