import { lastOf } from '../last-of.ts';
import type { IssueLevel, TemplateIssue } from './check-template.ts';
import { FORMS_PLACE } from './render-template.ts';
import type { TemplateSection } from './template.ts';

/**
 * What every 部门决算公开说明 has to have, in its order: the four parts and the sections that the finance department's
 * layout prescribes. 十二、其他需说明的事项 and sections of one's own may be left out.
 */
export const MANDATORY: readonly { code: string; name: string }[] = [
  { code: 'cover', name: '封面' },
  { code: 'part-one', name: '第一部分 单位概况' },
  { code: 'duties', name: '主要职能' },
  { code: 'staff', name: '机构设置及人员情况' },
  { code: 'part-two', name: '第二部分 部门决算情况说明' },
  { code: 'overall', name: '收入支出决算总体情况说明' },
  { code: 'income', name: '收入决算情况说明' },
  { code: 'expenditure', name: '支出决算情况说明' },
  { code: 'fiscal', name: '财政拨款收入支出决算总体情况说明' },
  { code: 'general-budget', name: '一般公共预算财政拨款支出决算情况说明' },
  { code: 'basic', name: '一般公共预算财政拨款基本支出决算情况说明' },
  { code: 'three-public', name: '财政拨款“三公”经费支出决算情况说明' },
  { code: 'government-fund', name: '政府性基金预算财政拨款收入支出决算情况说明' },
  { code: 'state-capital', name: '国有资本经营预算财政拨款收入支出决算情况说明' },
  { code: 'other-matters', name: '其他重要事项的情况说明' },
  { code: 'performance', name: '预算绩效的情况说明' },
  { code: 'part-three', name: '第三部分 专业名词解释' },
  { code: 'part-four', name: '第四部分 部门决算报表' },
];

export const isMandatory = (code: string) => MANDATORY.some((one) => one.code === code);

/** What is wrong with the sections as a whole: one that is missing, empty or out of its place, and where the forms stand. */
export function structureIssues(sections: readonly TemplateSection[]): TemplateIssue[] {
  return [
    ...missingSections(sections),
    ...misplacedParts(sections),
    ...blankSections(sections),
    ...formsPlace(sections),
  ];
}

function missingSections(sections: readonly TemplateSection[]): TemplateIssue[] {
  const codes = new Set(sections.map(({ code }) => code));
  return MANDATORY.filter(({ code }) => !codes.has(code)).map(({ code, name }) =>
    issue(code, 'heading', `缺少必备章节“${name}”，请恢复这一节。`),
  );
}

/** The prescribed sections must follow one another as prescribed; one's own may stand between them. */
function misplacedParts(sections: readonly TemplateSection[]): TemplateIssue[] {
  const order = new Map(MANDATORY.map(({ code }, index) => [code, index]));
  let last = -1;
  const found: TemplateIssue[] = [];
  sections.forEach(({ code }, index) => {
    const place = order.get(code);
    if (index === 0 && code !== 'cover' && sections.some((one) => one.code === 'cover')) {
      found.push(issue(code, 'heading', '封面之前不能有其他章节，请下移。'));
    }
    if (place === undefined) return;
    if (place < last) found.push(issue(code, 'heading', `“${MANDATORY[place]?.name}”的位置应更靠前，请上移。`));
    last = Math.max(last, place);
  });
  return found;
}

function blankSections(sections: readonly TemplateSection[]): TemplateIssue[] {
  const unnamed = sections.filter(({ level, heading }) => level !== 'cover' && heading.trim() === '');
  const empty = sections.filter(
    ({ code, level, text }) => level === 'section' && isMandatory(code) && text.trim() === '',
  );
  return [
    ...unnamed.map(({ code }) => issue(code, 'heading', '标题不能为空，请填写。')),
    ...empty.map(({ code }) => issue(code, 'text', '必备章节的正文不能为空，请填写；没有这类收支的，也要写明。')),
  ];
}

function formsPlace(sections: readonly TemplateSection[]): TemplateIssue[] {
  const places = sections.flatMap(({ code, text }) =>
    text.split('\n').flatMap((line, index) => (line.trim() === `{${FORMS_PLACE}}` ? [{ code, line: index + 1 }] : [])),
  );
  if (places.length === 0) {
    const home = sections.find(({ code }) => code === 'performance')?.code ?? lastOf(sections)?.code ?? '';
    return [issue(home, 'text', `没有 {${FORMS_PLACE}}，自评表将不会印出；请在这一节末尾单独一行写上。`)];
  }
  return places.slice(1).map(({ code, line }) => ({
    ...issue(code, 'text', `{${FORMS_PLACE}} 只能有一处，请删除这一处。`),
    line,
  }));
}

function issue(section: string, field: TemplateIssue['field'], message: string): TemplateIssue {
  const level: IssueLevel = 'error';
  return { level, section, field, line: 1, column: 1, start: 0, end: 0, message };
}
