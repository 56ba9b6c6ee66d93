import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceKind, evidenceKinds } from '#domain/evidence/file-kind.ts';
import { evidenceName, LONGEST_NAME } from '#domain/evidence/file-name.ts';

describe('the name of a file', () => {
  it.each<[string, string, EvidenceKind, string]>([
    ['stays as it is', '10月征缴台账（盖章）.pdf', 'pdf', '10月征缴台账（盖章）.pdf'],
    ['keeps an ending in capitals', '扫描件.JPG', 'jpeg', '扫描件.JPG'],
    ['keeps an ending of WPS', '说明.wps', 'doc', '说明.wps'],
    ['gets the ending of its content', '台账.pdf', 'png', '台账.pdf.png'],
    ['cannot pass for a program', 'setup.exe', 'pdf', 'setup.exe.pdf'],
    ['loses its path', 'C:\\用户\\王\\台账.xlsx', 'xlsx', '台账.xlsx'],
    ['climbs out of no folder', '../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['does not turn the reading direction', '台账\u202Efdp.exe', 'pdf', '台账fdp.exe.pdf'],
    ['has nothing that does not show', 'a\u0000b\u200Bc\r\nd\uFEFF.pdf', 'pdf', 'abcd.pdf'],
    ['has no half of a character', 'a\uD83D.pdf', 'pdf', 'a.pdf'],
    ['has nothing a file system refuses', 'a:b*c?"<d>|.pdf', 'pdf', 'a_b_c___d__.pdf'],
    ['does not hide', '...台账 .pdf', 'pdf', '台账.pdf'],
    ['is never empty', ' .pdf', 'pdf', '佐证材料.pdf'],
    ['is never empty without an ending', '', 'docx', '佐证材料.docx'],
  ])('%s', (_name, raw, kind, expected) => {
    expect(evidenceName(raw, kind)).toBe(expected);
  });

  it('is cut before its ending, by whole characters', () => {
    const name = evidenceName(`${'𠮷'.repeat(300)}.pdf`, 'pdf');
    expect([...name]).toHaveLength(LONGEST_NAME);
    expect(name).toBe(`${'𠮷'.repeat(LONGEST_NAME - 4)}.pdf`);
  });

  it('is one that comes out the same again, without a path or anything hidden, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...evidenceKinds), (raw, kind) => {
        const name = evidenceName(raw, kind);
        expect(name).toBe(evidenceName(name, kind));
        expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}]/u);
        expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
      }),
    );
  });
});
