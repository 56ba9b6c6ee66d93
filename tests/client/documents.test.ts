import { expect, test } from 'vitest';
import {
  earlyWords,
  gapsOf,
  missingWords,
  outdatedWords,
  templateWords,
  unboundWords,
  versionWords,
} from '../../client/pages/documents/document-words.ts';
import {
  mayMove,
  withAdded,
  withMoved,
  withRemoved,
} from '../../client/pages/documents/templates/template-sections.ts';
import {
  changedCodes,
  doubtWords,
  figuresMatching,
  insertedAt,
  placeWords,
} from '../../client/pages/documents/templates/template-words.ts';
import type { Publications, TemplateFigure } from '../../client/queries/documents.ts';

test('what stands in the way of publishing is said with the first few names', () => {
  expect(missingWords({ missing: [] })).toBe('');
  expect(missingWords({ missing: ['甲', '乙', '丙', '丁', '戊', '己', '庚'] })).toBe(
    '缺少 7 项数据，补齐后才能发布：甲、乙、丙、丁、戊、己等。',
  );
  expect(earlyWords({ early: [{ name: '甲', month: 10 }] })).toContain('甲（10 月）');
  expect(unboundWords({ unbound: [{ text: '9.30', name: null }] })).toContain('1 个数为手工输入');
});

test('whose wording is shown is said', () => {
  expect(templateWords({ year: 2024, template: { year: 2024, version: 2 } })).toBe('按本年度模板第 2 版生成。');
  expect(templateWords({ year: 2024, template: { year: 2023, version: 1 } })).toContain('按 2023 年度模板第 1 版');
  expect(versionWords({ year: 2024, from: 2023, version: 0 })).toContain('尚无自己的模板');
});

test('a publication is out of date when sentences or forms have changed since', () => {
  const one = {
    version: 2,
    publishedBy: '甲',
    publishedAt: '2024-11-02T01:00:00.000Z',
    digest: '',
    isIntact: true,
    isDemo: false,
  };
  const outdated = { sentences: [{ kind: 'added' as const, left: null, right: '新。' }], forms: ['甲表'] };
  const publications: Publications = { year: 2023, publications: [one], outdated };
  expect(outdatedWords(publications)).toContain('此后1 个句子、1 张自评表已变化');
  expect(outdatedWords({ ...publications, outdated: null })).toBe('');
  expect(outdatedWords(null)).toBe('');
});

test('a placeholder takes the place of what is chosen, and the writing goes on behind it', () => {
  expect(insertedAt('收入万元', '收入总计', 2, 2)).toEqual({ text: '收入{收入总计}万元', end: 8 });
  expect(insertedAt('收入5万元', '收入总计', 2, 3)).toEqual({ text: '收入{收入总计}万元', end: 8 });
});

test('figures are found by every word looked for, in name, code, group or section', () => {
  const figure = (name: string, code: string, section: string | null) =>
    ({ name, code, section, group: '部门决算' }) as TemplateFigure;
  const figures = [figure('年初预算数', 'fiscal.initialBudget', '四'), figure('决算数', 'generalBudget.final', '五')];
  expect(figuresMatching(figures, '预算 四').map(({ code }) => code)).toEqual(['fiscal.initialBudget']);
  expect(figuresMatching(figures, 'GENERAL').map(({ code }) => code)).toEqual(['generalBudget.final']);
  expect(figuresMatching(figures, '')).toHaveLength(2);
});

test('a changed section is known by its code, a place by line and column', () => {
  const section = { code: 'one', level: 'section' as const, heading: '一', text: '甲' };
  expect(changedCodes([section], [{ ...section, text: '乙' }])).toEqual(new Set(['one']));
  expect(changedCodes([section], [{ ...section }])).toEqual(new Set());
  expect(placeWords({ field: 'text', line: 2, column: 5 })).toBe('第 2 行第 5 字');
});

test('sections are added behind the open one, moved below the title page, and taken out unless they are prescribed', () => {
  const section = (code: string, level: 'cover' | 'section' = 'section') => ({ code, level, heading: code, text: '' });
  const sections = [section('cover', 'cover'), section('income'), section('added-4')];
  const codes = (some: { code: string }[]) => some.map(({ code }) => code);
  const added = withAdded(sections, 'income');
  expect([added.code, codes(added.sections)]).toEqual(['added-5', ['cover', 'income', 'added-5', 'added-4']]);
  expect(codes(withMoved(sections, 'added-4', -1))).toEqual(['cover', 'added-4', 'income']);
  expect([mayMove(sections, 'income', -1), mayMove(sections, 'added-4', 1)]).toEqual([false, false]);
  expect(withMoved(sections, 'income', -1)).toEqual(sections);
  expect(withRemoved(sections, 'added-4')).toEqual({ sections: sections.slice(0, 2), next: 'income' });
  expect(withRemoved(sections, 'income')).toEqual({ sections, next: 'income' });
});

test('who saves is told what is still open', () => {
  expect(doubtWords([{ level: 'unbound' }, { level: 'missing' }, { level: 'missing' }])).toBe(
    '有 1 个手工输入的数将标为“未绑定”。有 2 处数据还缺，生成时会标出。',
  );
  expect(doubtWords([{ level: 'error' }])).toBe('');
});

test('what has to be settled before publishing is listed by section, each figure once', () => {
  const early = { kind: 'indicator' as const, year: 2024, month: 9, indicatorId: 1 };
  const number = { kind: 'number' as const, text: '5', ref: early, name: '粉丝数', isUnbound: false };
  const gap = { kind: 'missing' as const, text: '〔缺：收入〕', ref: null, name: '收入' };
  const sentence = { text: '', pieces: [gap, gap, number, { ...number, ref: { ...early, month: 12 } }] };
  const paragraphs = [{ kind: 'paragraph' as const, sentences: [sentence] }];
  const full = { code: 'two', level: 'section' as const, heading: null, paragraphs: [] };
  const heading = { text: '一、收入', pieces: [] };
  expect(gapsOf([{ code: 'one', level: 'section', heading, paragraphs }, full])).toEqual([
    { code: 'one', heading: '一、收入', missing: ['收入'], early: ['粉丝数（截至 9 月）'] },
  ]);
});
