import { exactOrNull, printedInFull, sum } from '../decimal.ts';
import type { Form, FundLine } from '../forms/form.ts';
import type { AccountFigure } from './account-checks.ts';
import { compared, type Finding } from './finding.ts';

type Column = keyof Pick<FundLine, 'initial' | 'adjusted' | 'executed'>;

/** The money that forms and accounts both state: sources of the overall form, and the projects' sums. */
export function fundFindings(forms: Form[], accounts: AccountFigure[]): Finding[] {
  const overall = forms.find((form) => form.kind === 'overall');
  const projects = forms.filter((form) => form.kind === 'project');
  const sources = (column: Column, pattern: RegExp) =>
    total((overall?.funds ?? []).filter((line) => pattern.test(line.source)).map((line) => line[column]));
  const ofProjects = (column: Column) => total(projects.map((form) => form.funds[0]?.[column] ?? null));
  const fiscal = /^(中央|自治区|地|县)/;
  const name = '整体支出绩效自评表';
  const pairs: [code: string, value: string | null, other: string][] = [
    ['incomeDetail.fiscal.amount', sources('executed', fiscal), `${name}财政各级安排的全年执行数之和为`],
    ['incomeDetail.other.amount', sources('executed', /^其他/), `${name}其他资金的全年执行数为`],
    ['fiscal.initialBudget', sources('initial', fiscal), `${name}财政各级安排的年初预算数之和为`],
    ['expenditure.total', sources('executed', /^合计/), `${name}全年执行数合计为`],
    ['performance.project.budget', ofProjects('adjusted'), '各项目自评表全年预算数之和为'],
    ['performance.project.executed', ofProjects('executed'), '各项目自评表全年执行数之和为'],
    ['performance.project.count', projects.length === 0 ? null : String(projects.length), '项目自评表张数为'],
  ];
  return pairs.flatMap(([code, value, other]) => {
    const figure = accounts.find((account) => account.code === code);
    if (!figure || value === null) return [];
    const where = [`部门决算 ${figure.section} ${figure.name}`, name];
    const place = { check: 'accounts', other, where, formId: overall ? Number(overall.id) : null } as const;
    return compared(place, figure.printed, value, figure.name, figure.unit) ?? [];
  });
}

/** The sum, absent when a part is absent or there is none. */
function total(values: (string | null)[]): string | null {
  const known = values.map(exactOrNull);
  if (known.length === 0 || known.some((value) => value === null)) return null;
  return printedInFull(sum(known.filter((value) => value !== null)));
}
