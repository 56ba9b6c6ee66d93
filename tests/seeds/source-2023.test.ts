import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountFindings } from '#domain/consistency/account-checks.ts';
import { accountRelationsOf } from '#domain/consistency/account-relations.ts';
import { compared } from '#domain/consistency/finding.ts';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { fundFindings } from '#domain/consistency/fund-checks.ts';
import { goalFindings } from '#domain/consistency/goal-checks.ts';
import { exact, printedInFull, sum } from '#domain/decimal.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { readValueText } from '#domain/forms/value-text.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { formsOf2023 } from '#seeds/2023/forms.ts';
import { accounts2023, departments2023, indicators2023, operations2023 } from '#seeds/2023/source.ts';

/** The disclosure as published, without the white space that the PDF's wrapping brought in. */
const source = readFileSync('seeds/2023/source.txt', 'utf8').replace(/\s/g, '');
const forms = formsOf2023();
const projects = forms.filter((form) => form.kind === 'project');
const rows = forms.flatMap((form) => form.rows.map((row) => ({ form: form.code, ...row })));

/** Each form's own stretch of the source, so that a number is looked for where it was printed. */
const stretches = (() => {
  const starts = [
    source.indexOf('部门（单位）整体支出绩效目标自评表'),
    ...[...source.matchAll(/项目支出绩效自评表（2023年度）/g)].map((m) => m.index),
  ];
  const end = source.indexOf('十二、其他需说明的事项');
  return starts.map((start, index) => source.slice(start, starts[index + 1] ?? end));
})();

describe('the forms of 2023', () => {
  it('are one overall and nineteen project forms with 148 rows', () => {
    expect(forms.map((form) => form.code)).toEqual([
      'overall',
      ...Array.from({ length: 19 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`),
    ]);
    expect(rows).toHaveLength(148);
    expect(stretches).toHaveLength(20);
  });

  it.each(forms.map((form, index) => [form.code, form, stretches[index]!] as const))(
    'hold in %s what the source prints there, in its order',
    (_code, form, stretch) => {
      let from = 0;
      const missing: string[] = [];
      const seek = (text: string | null) => {
        if (text === null) return;
        const wanted = text.replace(/\s/g, '');
        const found = stretch.indexOf(wanted, from);
        if (found < 0) missing.push(wanted);
        else from = found + wanted.length;
      };
      for (const text of [form.name, form.department, form.unit]) seek(text);
      for (const line of form.funds) {
        for (const text of [line.source, line.initial, line.adjusted, line.executed]) seek(text);
        for (const text of [line.weight, line.rate, line.score]) seek(text);
      }
      for (const text of [form.goals.expected, form.goals.actual]) seek(text);
      for (const row of form.rows) {
        const { level3, targetText, basis, weight, actualText, score, reason } = row;
        if (level3 === '全年微信公众号推送') {
          // The one row that a page break cuts in two: its name and basis stand in pieces.
          const [name, rest, basisHead, basisTail] = [
            level3.slice(0, 8),
            level3.slice(8),
            basis!.slice(0, 12),
            basis!.slice(12),
          ];
          for (const text of [name, targetText, basisHead, weight, actualText, score, rest, basisTail]) seek(text);
        } else if (form.kind === 'overall') {
          for (const text of [level3, targetText, basis, weight, actualText, score]) seek(text);
        } else {
          for (const text of [level3, targetText, actualText, weight, score, reason]) seek(text);
        }
      }
      expect(missing).toEqual([]);
    },
  );

  it('add up to a weight of 100 in every form', () => {
    for (const form of forms) {
      const weights = [...form.funds, ...form.rows].flatMap((line) =>
        line.weight === null ? [] : [exact(line.weight)],
      );
      expect(sum(weights).toFixed(), form.code).toBe('100');
    }
  });

  it('print a total that is the sum of the scores, but for p06', () => {
    const wrong = projects.flatMap((form) => {
      const scores = [...form.funds, ...form.rows].flatMap((line) => (line.score === null ? [] : [exact(line.score)]));
      const total = printedInFull(sum(scores), 2);
      return exact(form.total!).eq(exact(total)) ? [] : [`${form.code} prints ${form.total}, adds up to ${total}`];
    });
    expect(wrong).toEqual(['p06 prints 79.83, adds up to 84.25']);
  });

  it('add up to the budget and execution that section 十一 states for the nineteen projects', () => {
    const column = (key: 'adjusted' | 'executed') => sum(projects.map((form) => exact(form.funds[0]![key]!)));
    expect(column('adjusted').toFixed(2)).toBe('743.16');
    expect(column('executed').toFixed(2)).toBe('682.72');
  });

  it('have no gap in what a row must say', () => {
    for (const row of rows) {
      expect([row.level1, row.level2, row.level3, row.targetText, row.weight, row.actualText, row.score]).not.toContain(
        null,
      );
    }
  });
});

describe('the figures of the prose and the accounts', () => {
  it.each([
    ['accounts', accounts2023],
    ['operations', operations2023],
  ] as const)('of %s stand in the source, each with its numeral', (_name, figures) => {
    for (const figure of figures) {
      expect(source, figure.code).toContain(figure.quote);
      const quote = figure.quote.replace(/,/g, '');
      expect(quote, figure.code).toContain(figure.value);
    }
    expect(new Set(figures.map((figure) => figure.code)).size).toBe(figures.length);
  });

  it('cover the accounts and the prose', () => {
    expect(accounts2023.length).toBeGreaterThanOrEqual(180);
    expect(operations2023.length).toBeGreaterThanOrEqual(50);
  });
});

describe('the indicators', () => {
  it('belong to the sixteen departments, each of which owns one', () => {
    expect(departments2023).toHaveLength(16);
    for (const department of departments2023) expect(source).toContain(department.name);
    const owners = new Set(indicators2023.map((indicator) => indicator.departmentCode));
    expect([...owners].sort()).toEqual(departments2023.map((department) => department.code));
  });

  it('have the printed value of every form row that measures them, in its unit', () => {
    for (const indicator of indicators2023) {
      for (const place of indicator.formRows) {
        const [code, position] = place.split(':');
        const row = forms.find((form) => form.code === code)?.rows[Number(position) - 1];
        if (indicator.accumulation === 'qualitative') {
          expect([row?.actualText, indicator.yearEnd2023], indicator.code).toEqual([row?.targetText, '1']);
          continue;
        }
        const { value, unit } = readValueText(row?.actualText ?? '');
        expect(
          value === null ? null : exact(value).eq(exact(indicator.yearEnd2023)),
          `${indicator.code} ${place}`,
        ).toBe(true);
        expect(unit, `${indicator.code} ${place}`).toBe(indicator.unit);
      }
    }
  });

  it('are each named once, and no form row measures two', () => {
    expect(new Set(indicators2023.map((indicator) => indicator.code)).size).toBe(indicators2023.length);
    const places = indicators2023.flatMap((indicator) => indicator.formRows);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the contradictions of the source', () => {
  it('inside the forms are found: six execution scores, one total, one missing reason', () => {
    const findings = forms.flatMap((form) => formFindings(scoreForm(formFromDraft(form, { id: '1' }))));
    const count = (check: string) => findings.filter((finding) => finding.check === check).length;
    expect({ score: count('score'), total: count('total'), weights: count('weights'), funds: count('funds') }).toEqual({
      score: 6,
      total: 1,
      weights: 0,
      funds: 0,
    });
    expect(count('rate')).toBe(0);
    expect(findings.filter((finding) => finding.check === 'reason').map((finding) => finding.where[1])).toEqual([
      '第 1 行 办公用品购置',
    ]);
  });

  it('between goals and rows are found: households, inspections, retirees, trainings, issues', () => {
    const findings = forms.flatMap((form) =>
      goalFindings(formFromDraft(form, { id: '1' })).map((one) => [form.code, one.kind, one.stated, one.expected]),
    );
    expect(findings).toEqual([
      ['p02', 'contradiction', '20', '19'],
      ['p05', 'contradiction', '6', '4'],
      ['p08', 'contradiction', '1396', '1369'],
      ['p09', 'rounding', '616', '616.09'],
      ['p11', 'contradiction', '2', '1'],
      ['p15', 'contradiction', '260', '240'],
      ['p19', 'contradiction', '2', '1'],
    ]);
  });

  it('between accounts and forms are found: 1,727.26 and 1,727.34, 139.82 and 139.74, a share of 1.27', () => {
    const accounts = accounts2023.map(({ value, direction, ...figure }) => ({
      ...figure,
      printed: value,
      direction: direction ?? null,
    }));
    const projectForms = forms.map((form, index) => formFromDraft(form, { id: String(index + 1) }));
    const findings = [...accountFindings(accounts), ...fundFindings(projectForms, accounts)];
    expect(findings.map(({ kind, stated, expected }) => [kind, stated, expected])).toEqual([
      ['rounding', '1727.26', '1727.25'],
      ['rounding', '1727.26', '1727.25'],
      ['contradiction', '1.27', '1.26'],
      ['contradiction', '1727.26', '1727.34'],
      ['contradiction', '139.82', '139.74'],
      ['rounding', '1649.93', '1649.92'],
    ]);
  });

  it('are looked for with relations that name stated figures only', () => {
    const codes = new Set(accounts2023.map((figure) => figure.code));
    const named = accountRelationsOf(codes).flatMap(({ kind: _kind, ...relation }) => Object.values(relation).flat());
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('between 242 and 275 issues is a contradiction, between 616 and 616.09 a rounding', () => {
    const place = { check: 'statement', other: '月报为', where: [] } as const;
    expect(compared(place, '275', '242', '公众号', '期')?.kind).toBe('contradiction');
    expect(compared(place, '616', '616.09', '短信', '万条')?.kind).toBe('rounding');
    expect(compared(place, '20', '19', '慰问', '户')?.kind).toBe('contradiction');
    expect(compared(place, '95.00', '95', '参保率', '%')).toBeNull();
  });
});
