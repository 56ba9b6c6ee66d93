import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateOf, percentageOf } from '#domain/consistency/estimate.ts';
import { goalFindings } from '#domain/consistency/goal-checks.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';

/** Rows as `慰问家庭 =19 户`: the name, then what is printed. */
function findings(actual: string, ...rows: string[]) {
  const draft = formDraftSchema.parse({
    kind: 'project',
    year: 2023,
    name: '项目',
    goals: { expected: null, actual },
    rows: rows.map((row) => {
      const [, level3 = '', actualText = ''] = /^(.*?) ?(=.*)$/s.exec(row) ?? [];
      return { level3, targetText: '长期', actualText, weight: '10' };
    }),
  });
  return goalFindings(formFromDraft(draft, { id: '1' })).map((one) => [one.stated, one.expected]);
}

describe('numbers in the goals', () => {
  it.each([
    ['慰问20户', ['慰问家庭 =19 户'], [['20', '19']]],
    ['慰问四老人员、特殊家庭等20户', ['慰问四老人员、特殊家庭等 =19 户'], [['20', '19']]],
    ['慰问19户', ['慰问家庭 =19 户'], []],
    ['慰问家庭', ['慰问家庭 =19 户'], []],
    ['组织了2次社保培训', ['社会保险宣传单印刷 =1 批', '社会保险培训 =1 次'], [['2', '1']]],
    ['培训2次、宣传5次', ['业务培训 =1 次', '宣传次数 =5 次'], [['2', '1']]],
    [
      '信息发布期260期抖音平台推送期数280期',
      ['平台信息发布期数 =240 期', '抖音平台推送期数 =280 期'],
      [['260', '240']],
    ],
    // Both disagree and both are named: each with its own row.
    [
      '培训2次、宣传6次',
      ['业务培训 =1 次', '宣传次数 =5 次'],
      [
        ['2', '1'],
        ['6', '5'],
      ],
    ],
    // Nothing beside the number names a row, or two rows are named alike: no guess.
    ['慰问20户', ['走访家庭 =19 户'], []],
    ['培训2次', ['业务培训 =1 次', '法律培训 =3 次'], []],
    ['慰问20户、慰问30户', ['慰问家庭 =19 户'], []],
    ['培训808人次', ['培训人数 =5 人'], []],
    ['标准1440元/人/年', ['补助标准 =1441 元'], []],
    ['用户达到20万人以上', ['用户数 =23.75 万人'], []],
    ['正确率达到100%', ['查询正确率 =99%'], [['100', '99']]],
  ] as [string, string[], string[][]][])('%s against %j', (text, rows, expected) => {
    expect(findings(text, ...rows)).toEqual(expected);
  });

  it('never throw, whatever people write as a unit', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 5 }), (text, unit) => {
        expect(() => findings(text, `指标 =1 ${unit}`)).not.toThrow();
      }),
    );
  });
});

describe('an estimate', () => {
  it('bounds a percentage by the rounding of both numbers', () => {
    const share = percentageOf(estimateOf('21.71'), estimateOf('1727.26'))!;
    expect(share.value.toFixed(4)).toBe('1.2569');
    expect(share.low.toFixed(4)).toBe('1.2566');
    expect(share.high.toFixed(4)).toBe('1.2572');
    expect(percentageOf(estimateOf('1'), estimateOf('0.00'))).toBeNull();
  });
});
