import { describe, expect, it } from 'vitest';
import { fileNamePart, formFileName, numberedName } from '#domain/forms/file-name.ts';

describe('the name of a form as a file', () => {
  it('is what the center calls it', () => {
    expect(formFileName({ kind: 'overall', year: 2023, name: '某中心' })).toBe('2023年度部门整体支出绩效自评表');
    expect(formFileName({ kind: 'project', year: 2023, name: '“金保工程”维护费' })).toBe(
      '2023年度项目支出绩效自评表-“金保工程”维护费',
    );
  });

  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'abcdefghij'],
    ['../../etc/passwd', 'etcpasswd'],
    ['两行\n名称', '两行 名称'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['...', '未命名'],
    ['', '未命名'],
    ['字'.repeat(100), '字'.repeat(60)],
    ['𠮷'.repeat(100), '𠮷'.repeat(60)],
    ['尾点. ', '尾点'],
  ])('leaves out what a file system refuses: %j', (text, part) => {
    expect(fileNamePart(text)).toBe(part);
  });

  it('takes no more bytes than a file system gives', () => {
    const name = numberedName(999, 1000, formFileName({ kind: 'project', year: 2023, name: '字'.repeat(500) }));
    expect(new TextEncoder().encode(`${name}.docx`).length).toBeLessThanOrEqual(255);
  });

  it('keeps the order of the year in front', () => {
    expect(numberedName(0, 20, '甲')).toBe('01-甲');
    expect(numberedName(0, 120, '甲')).toBe('001-甲');
  });
});
