import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionFindings } from '#domain/consistency/definition-checks.ts';
import { goalFindings } from '#domain/consistency/goal-checks.ts';
import { labelFindings } from '#domain/consistency/label-checks.ts';
import { type Form, formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';

/** Names as unlike as those of one form are; each may be counted in what it is counted in. */
const NAMES: [string, string][] = [
  ['基本养老参保人数', '万人'],
  ['失业参保人数', '万人'],
  ['微信公众号推送', '期'],
  ['抖音视频直播', '场次'],
  ['业务培训', '次'],
  ['档案查询人次', '人次'],
  ['慰问困难家庭', '户'],
  ['资金发放及时率', '%'],
  ['印刷宣传单', '万份'],
  ['法律顾问服务费', '万元'],
];

interface Said {
  name: string;
  unit: string;
  value: string;
}

/** Figures of a form, no two of the same value. */
const figures = fc
  .subarray(NAMES, { minLength: 1 })
  .chain((names) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: names.length, maxLength: names.length })
      .map((values) =>
        names.map(([name, unit], index): Said => ({ name, unit, value: ((values[index] ?? 0) / 100).toFixed(2) })),
      ),
  );

const sentence = ({ name, unit, value }: Said) =>
  `${name}达到${Number(value).toLocaleString('en-US', { minimumFractionDigits: 2 })}${unit}`;

function formOf(said: Said[], text: string): Form {
  const rows = said.map(({ name, unit, value }) => {
    return { level3: name, targetText: `>=${value} ${unit}`, actualText: `=${value} ${unit}`, weight: '1' };
  });
  const draft = { kind: 'project', year: 2023, name: '项目', goals: { expected: text, actual: text }, rows };
  return formFromDraft(formDraftSchema.parse(draft), { id: '1' });
}

const findingsOf = (form: Form) => [
  ...goalFindings(form),
  ...labelFindings([form]),
  ...definitionFindings([form], [], []),
];

describe('a text made from the figures of its form', () => {
  it('passes all checks, whatever the figures and their order', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom('，', '；', '、', '。'), (said, mark) => {
        const text = `2023年，${said.toReversed().map(sentence).join(mark)}。`;
        expect(findingsOf(formOf(said, text)).map(({ message }) => message)).toEqual([]);
      }),
    );
  });

  it('is found out by one number that differs, with that number and its row', () => {
    fc.assert(
      fc.property(figures, fc.nat(), (said, pick) => {
        const at = pick % said.length;
        const wrong = said.map((one, index) => (index === at ? { ...one, value: `1${one.value}` } : one));
        const found = goalFindings(formOf(said, `${wrong.map(sentence).join('，')}。`));
        const isTaken = said.some(({ value }) => value === wrong[at]?.value);
        if (isTaken) return;
        expect(found.map(({ stated, expected }) => [stated, expected])).toEqual([
          [wrong[at]?.value, said[at]?.value],
          [wrong[at]?.value, said[at]?.value],
        ]);
      }),
    );
  });
});
