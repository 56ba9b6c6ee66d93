import { describe, expect, it } from 'vitest';
import type { Block } from '#domain/forms/document.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { buildFormIndex } from '#domain/forms/form-index.ts';
import { buildNarrativeReport, type ReportFacts } from '#domain/forms/narrative-report.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { manualBasisOf } from '#domain/scoring/manual-score.ts';
import { seedForms } from './seed-forms.ts';

const facts: ReportFacts = {
  year: 2023,
  center: '某中心',
  forms: seedForms.map((form) => scoreForm(form)),
  measures: [
    { subject: '参保人数未达目标', department: '养老科', text: '按月通报。', dueDate: '2024-03-31', state: '整改中' },
  ],
  isDemo: false,
  day: '2024-11-02',
};

const textsOf = (blocks: Block[]) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');
const tablesOf = (blocks: Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map((cell) => cell.text))] : [],
  );

const report = buildNarrativeReport(facts);
const text = textsOf(report.blocks);

describe('the report on a year', () => {
  it('has its six parts, its center and its day', () => {
    const headings = report.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual([
      '一、基本情况',
      '二、绩效目标完成情况',
      '三、评价得分',
      '四、主要成绩',
      '五、存在问题及偏差原因',
      '六、改进措施',
    ]);
    expect(report.title).toBe('某中心\n2023年度绩效自评报告');
    expect(text.endsWith('某中心\n2024年11月2日')).toBe(true);
  });

  it('tells a score given by judgement as such', () => {
    const forms = seedForms.map((form) => {
      if (form.kind !== 'overall') return scoreForm(form);
      const rows = form.rows.map((row) => {
        if (row.level3 !== '全州失业参保人数') return row;
        const basis = manualBasisOf(row, form.policy);
        const people = { proposedBy: null, proposedAt: '', approvedBy: null, approvedAt: '' };
        return { ...row, manualScore: { id: 1, score: '14.5', reason: '认定', basis, ...people } };
      });
      return scoreForm({ ...form, rows });
    });
    const { blocks } = buildNarrativeReport({ ...facts, forms });
    expect(textsOf(blocks)).toContain(
      '全州失业参保人数完成 24.82 万人（目标 >=24.60 万人，完成率 100.89%），得 14.50 分（人工评分）',
    );
    expect(tablesOf(blocks).flat(2)).toContain('14.50（人工）');
    expect(text).not.toContain('人工');
  });

  it('states the figures of the forms', () => {
    expect(text).toContain('自评表共 20 张，其中部门整体支出 1 张，项目支出 19 张');
    expect(text).toContain('部门整体支出：全年预算数 1867.08 万元，全年执行数 1867.08 万元，执行率 100.00%');
    expect(text).toContain('部门整体支出绩效指标共 7 项：达到目标 5 项，未达到目标或与目标值不符 2 项');
    expect(text).toContain('部门整体支出绩效自评得分 99.16 分（满分 100 分），等级为“优”');
    expect(text).toContain('全州失业参保人数完成 24.82 万人（目标 >=24.60 万人，完成率 100.89%），得 15 分');
  });

  it('quotes the goals as they were written', () => {
    const { goals } = seedForms.find((form) => form.kind === 'overall')!;
    expect(text).toContain(goals.expected);
    expect(text).toContain(goals.actual);
  });

  it('puts the printed total beside the computed one and names where they differ', () => {
    const totals = tablesOf(report.blocks).find(([heading]) => heading?.includes('表上总分'));
    expect(totals).toHaveLength(21);
    expect(totals?.find((row) => row[1]?.includes('电力保障'))?.slice(2)).toEqual(['100', '79.83', '84.25', '良']);
    expect(text.match(/需核实/g)).toHaveLength(1);
    expect(text).toContain('表上总分 79.83 分，各行得分相加为 84.25 分，相差 4.42 分');
  });

  it('lists every deviation with its reason, and says where there is none', () => {
    const rows = tablesOf(report.blocks).find(([heading]) => heading?.includes('偏差原因'))!;
    const lines = Number(/共 (\d+) 行，其中失分/.exec(text)?.[1]);
    expect(rows).toHaveLength(lines + 1);
    const silent = rows.filter((row) => ['（未填写）', '（表式无此栏）'].includes(row.at(-1) ?? ''));
    expect(text).toContain(`没有填写偏差原因的 ${silent.length} 行`);
    expect(rows.flat()).toContain('为响应节约号召，用电量减少。');
  });

  it('gives the measures of the alerts, and says when there are none', () => {
    expect(tablesOf(report.blocks).at(-1)?.[1]).toEqual([
      '参保人数未达目标',
      '养老科',
      '按月通报。',
      '2024-03-31',
      '整改中',
    ]);
    const without = textsOf(buildNarrativeReport({ ...facts, measures: [] }).blocks);
    expect(without).toContain('本年度的预警中没有填写整改措施。');
  });

  it('tiles its tables over the width of the page', () => {
    for (const block of report.blocks) {
      if (block.kind !== 'table') continue;
      expect(block.columns.reduce((total, { width }) => total + width, 0)).toBeLessThanOrEqual(156);
      const squares = block.rows.flatMap(({ cells }) => cells.map((cell) => cell.colspan * cell.rowspan));
      expect(squares.reduce((total, count) => total + count, 0)).toBe(block.rows.length * block.columns.length);
    }
  });

  it('makes do with a form that says nothing, and invents nothing for it', () => {
    const draft = formDraftSchema.parse({ kind: 'project', year: 2023, name: '空表', funds: [], rows: [] });
    const bare = buildNarrativeReport({
      ...facts,
      forms: [scoreForm(formFromDraft(draft, { id: '1' }))],
      measures: [],
      isDemo: true,
    });
    const said = textsOf(bare.blocks);
    expect(bare.subtitle).toBe('（含演示数据）');
    expect(said).toContain('部门整体支出 0 张，项目支出 1 张');
    expect(said).toContain('各表没有失分或未达到目标的指标。');
    expect(said).not.toMatch(/全年预算数|得分 \d/);
  });
});

describe('the index of a year', () => {
  it('names each form with its state, totals and files', () => {
    const index = buildFormIndex(
      2023,
      facts.forms.slice(0, 2).map((scored) => ({ scored, files: ['甲.xlsx', '甲.pdf'] })),
    );
    expect(index.subtitle).toBe('共 2 张');
    expect(index.rows[1]?.cells.map((cell) => cell.text).slice(2)).toEqual([
      '整体支出',
      '编制中',
      '—',
      '99.16',
      '100',
      '优',
      '甲.xlsx\n甲.pdf',
    ]);
  });
});
