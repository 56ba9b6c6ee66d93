import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkTemplate } from '#domain/disclosure/check-template.ts';
import { renderTemplate } from '#domain/disclosure/render-template.ts';
import { sentencesOf } from '#domain/disclosure/rendered.ts';
import { sentenceDiff } from '#domain/disclosure/sentence-diff.ts';
import { plainSentences } from '#domain/disclosure/sentences.ts';
import { disclosureTemplate2023 } from '#seeds/2023/disclosure.ts';
import { figures2023 } from './figures-2023.ts';

/** Parts 一 to 三 of the source without the forms: headings run into what follows them, as extracted text has them. */
function sourceProse(): string[] {
  const text = readFileSync(new URL('../../../seeds/2023/source.txt', import.meta.url), 'utf8');
  const forms = text.indexOf('部门（单位）整体支出绩效目标自评表');
  const afterForms = text.indexOf('十二、其他需说明的事项', forms);
  const tables = text.indexOf('第四部分 部门决算报表');
  // 14 is the one page number the extraction kept.
  const prose = (text.slice(0, forms) + text.slice(afterForms, tables)).replace('\n14\n', '\n');
  return plainSentences(prose.replace(/\s/g, ''));
}

const document = renderTemplate(disclosureTemplate2023, figures2023());
const prose = document.sections.filter(({ code }) => code !== 'part-four');
const generated = plainSentences(
  prose
    .flatMap(sentencesOf)
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, ''),
);

test('nearly every sentence of the source comes out letter for letter, and each other one is a contradiction of the source', () => {
  const source = sourceProse();
  const unlike = sentenceDiff(source, generated).filter(({ kind }) => kind !== 'same');
  expect(unlike).toEqual([
    // 21.71 of 1,727.26 are 1.26 %; the paper rounds its last class up, so that its shares add to 100.
    {
      kind: 'changed',
      left: '5.其他支出(类)21.71万元,占1.27%。',
      right: '5.其他支出(类)21.71万元,占1.26%。',
    },
    {
      kind: 'changed',
      // The paper's own forms say 285 pushes on Douyin, 242 issues and 23.75 万 followers.
      left: expect.stringContaining('抖音视频409期'),
      right: expect.stringContaining('抖音视频285期'),
    },
  ]);
  expect(source).toHaveLength(99);
  expect((source.length - unlike.length) / source.length).toBeGreaterThanOrEqual(0.97);
});

test('no figure is missing, and nothing in the template is wrong', () => {
  const issues = checkTemplate(disclosureTemplate2023, figures2023());
  expect(issues.filter(({ level }) => level !== 'unbound')).toEqual([]);
});

test('no amount in sections 一 to 十 is typed by hand: each comes from a line of the accounts', () => {
  const end = document.sections.findIndex(({ code }) => code === 'performance');
  const unbound = document.sections
    .slice(0, end)
    .flatMap((section) =>
      sentencesOf(section).flatMap(({ pieces }) =>
        pieces.flatMap((piece) => (piece.kind === 'number' && piece.isUnbound ? [piece.text] : [])),
      ),
    );
  // One head count inside a reason, which is the officer's own prose.
  expect(unbound).toEqual(['1']);
});

test('what the prose of section 十一 types by hand is marked', () => {
  const section = document.sections.find(({ code }) => code === 'performance');
  const unbound = sentencesOf(section!).flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'number' && piece.isUnbound ? [piece.text] : [])),
  );
  expect(unbound).toEqual(['9.30', '1', '4', '16', '17']);
});
