import { exactOrNull, printedInFull, sum } from '../decimal.ts';
import type { CellRef } from '../forms/document.ts';
import type { Form, FundLine } from '../forms/form.ts';
import type { AccountFigure } from './account-checks.ts';
import { compared, type Finding } from './finding.ts';
import type { Side } from './side.ts';

const FISCAL = /^(中央|自治区|省|地|市|州|县)/;

type Column = keyof Pick<FundLine, 'initial' | 'adjusted' | 'executed'>;

/** The money that forms and accounts both state: sources of the overall form, and the projects' sums. */
export function fundFindings(forms: Form[], accounts: AccountFigure[]): Finding[] {
  const overall = forms.find((form) => form.kind === 'overall');
  const projects = forms.filter((form) => form.kind === 'project');
  const sources = (column: Column, pattern: RegExp) =>
    total((overall?.funds ?? []).filter((line) => pattern.test(line.source)).map((line) => line[column]));
  const ofProjects = (column: Column) => total(projects.map((form) => form.funds[0]?.[column] ?? null));
  const name = '整体支出绩效自评表';
  const cellOf = (column: Column, pattern: RegExp): CellRef => {
    const fund = Math.max(0, overall?.funds.findIndex((line) => pattern.test(line.source)) ?? 0);
    return { part: 'fund', fund, field: column };
  };
  const pairs: [code: string, value: string | null, other: string, cell: CellRef][] = [
    [
      'incomeDetail.fiscal.amount',
      sources('executed', FISCAL),
      `${name}财政各级安排的全年执行数之和为`,
      cellOf('executed', FISCAL),
    ],
    [
      'incomeDetail.other.amount',
      sources('executed', /^其他/),
      `${name}其他资金的全年执行数为`,
      cellOf('executed', /^其他/),
    ],
    [
      'fiscal.initialBudget',
      sources('initial', FISCAL),
      `${name}财政各级安排的年初预算数之和为`,
      cellOf('initial', FISCAL),
    ],
    ['expenditure.total', sources('executed', /^合计/), `${name}全年执行数合计为`, cellOf('executed', /^合计/)],
    ['performance.project.budget', ofProjects('adjusted'), '各项目自评表全年预算数之和为', cellOf('adjusted', /^合计/)],
    [
      'performance.project.executed',
      ofProjects('executed'),
      '各项目自评表全年执行数之和为',
      cellOf('executed', /^合计/),
    ],
    [
      'performance.project.count',
      projects.length === 0 ? null : String(projects.length),
      '项目自评表张数为',
      cellOf('executed', /^合计/),
    ],
  ];
  return pairs.flatMap(([code, value, other, cell]) => {
    const figure = accounts.find((account) => account.code === code);
    if (!figure || value === null) return [];
    const where = [`部门决算 ${figure.section} ${figure.name}`, name];
    const formId = overall ? Number(overall.id) : null;
    const words = `${other} ${value} ${figure.unit}`;
    const sides: Side[] = [
      { kind: 'account', code },
      { kind: 'worked', words, ...(formId !== null && { formId, cell }) },
    ];
    const place = { check: 'accounts', other, where, formId, sides } as const;
    return compared(place, figure.printed, value, figure.name, figure.unit) ?? [];
  });
}

/** The sum, absent when a part is absent or there is none. */
function total(values: (string | null)[]): string | null {
  const known = values.map(exactOrNull);
  if (known.length === 0 || known.some((value) => value === null)) return null;
  return printedInFull(sum(known.filter((value) => value !== null)));
}
