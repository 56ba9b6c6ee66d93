import { expect, test } from 'vitest';
import type { TemplateSection } from '#domain/disclosure/template.ts';
import { templateDifference } from '#domain/disclosure/template-difference.ts';
import { structureIssues } from '#domain/disclosure/template-structure.ts';
import { disclosureTemplate2023 } from '#seeds/2023/disclosure.ts';

const { sections } = disclosureTemplate2023;
const without = (code: string) => sections.filter((section) => section.code !== code);
const own: TemplateSection = { code: 'added-1', level: 'section', heading: '十三、补充说明', text: '无。' };

function swapped(code: string): TemplateSection[] {
  const next = [...sections];
  const at = next.findIndex((section) => section.code === code);
  next.splice(at - 1, 2, next[at]!, next[at - 1]!);
  return next;
}

const textOf = (code: string, text: string) => sections.map((one) => (one.code === code ? { ...one, text } : one));

test.each<[string, TemplateSection[], string[]]>([
  ['the wording of 2023', sections, []],
  ['without 十二', without('further'), []],
  ['with a section of its own', [...sections.slice(0, 18), own, ...sections.slice(18)], []],
  [
    'without 三公',
    without('three-public'),
    ['three-public:缺少必备章节“财政拨款“三公”经费支出决算情况说明”，请恢复这一节。'],
  ],
  ['without a title page', without('cover'), ['cover:缺少必备章节“封面”，请恢复这一节。']],
  ['with something before the title page', [own, ...sections], ['added-1:封面之前不能有其他章节，请下移。']],
  ['with 收入 after 支出', swapped('expenditure'), ['income:“收入决算情况说明”的位置应更靠前，请上移。']],
  ['with a heading of blanks', [...sections, { ...own, heading: ' ' }], ['added-1:标题不能为空，请填写。']],
  [
    'with a prescribed section that says nothing',
    textOf('government-fund', ' '),
    ['government-fund:必备章节的正文不能为空，请填写；没有这类收支的，也要写明。'],
  ],
  [
    'without the place of the forms',
    textOf('performance', '无。'),
    ['performance:没有 {自评表}，自评表将不会印出；请在这一节末尾单独一行写上。'],
  ],
  [
    'with two places of the forms',
    textOf('further', '无。\n{自评表}'),
    ['further:{自评表} 只能有一处，请删除这一处。'],
  ],
])('%s is checked as a whole', (_name, checked, expected) => {
  expect(structureIssues(checked).map(({ section, message }) => `${section}:${message}`)).toEqual(expected);
});

test('two versions differ by sections that were changed, moved, added and removed, line by line', () => {
  const changed = textOf('further', '本年度无其他说明事项。').filter(({ code }) => code !== 'state-capital');
  const [cover, part, duties, staff, ...rest] = changed;
  const after = [cover!, part!, staff!, duties!, ...rest, own];
  expect(templateDifference(sections, after).map(({ code, kind }) => [code, kind])).toEqual([
    ['duties', 'moved'],
    ['further', 'changed'],
    ['added-1', 'added'],
    ['state-capital', 'removed'],
  ]);
  expect(templateDifference(sections, after)[1]?.pairs).toEqual([
    { kind: 'changed', left: '无其他说明事项。', right: '本年度无其他说明事项。' },
  ]);
  expect(templateDifference(sections, sections)).toEqual([]);
});
