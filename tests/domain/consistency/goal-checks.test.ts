import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateOf, percentageOf } from '#domain/consistency/estimate.ts';
import { goalFindings } from '#domain/consistency/goal-checks.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';

function findings(actual: string, ...rows: string[]) {
  const draft = formDraftSchema.parse({
    kind: 'project',
    year: 2023,
    name: '项目',
    goals: { expected: null, actual },
    rows: rows.map((actualText) => ({ level3: '指标', targetText: '长期', actualText, weight: '10' })),
  });
  return goalFindings(formFromDraft(draft, { id: '1' })).map((one) => [one.stated, one.expected]);
}

describe('numbers in the goals', () => {
  it.each([
    ['慰问20户', ['=19 户'], [['20', '19']]],
    ['慰问19户', ['=19 户'], []],
    ['慰问家庭', ['=19 户'], []],
    ['慰问20户、走访30户', ['=19 户'], []],
    ['培训2次、宣传5次', ['=1 次', '=5 次'], [['2', '1']]],
    ['培训2次、宣传6次', ['=1 次', '=5 次'], []],
    ['培训808人次', ['=5 人'], []],
    ['标准1440元/人/年', ['=1441 元'], []],
    ['用户达到20万人以上', ['=23.75 万人'], []],
    ['正确率达到100%', ['=99%'], []],
  ] as [string, string[], string[][]][])('%s against %j', (text, rows, expected) => {
    expect(findings(text, ...rows)).toEqual(expected);
  });

  it('never throw, whatever people write as a unit', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 5 }), (text, unit) => {
        expect(() => findings(text, `=1 ${unit}`)).not.toThrow();
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
