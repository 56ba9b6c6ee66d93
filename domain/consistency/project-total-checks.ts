import { exact, exactOrNull, printedInFull, sum } from '../decimal.ts';
import type { Form } from '../forms/form.ts';
import type { AccountFigure } from './account-checks.ts';
import { compared, type Finding } from './finding.ts';
import type { Side } from './side.ts';

/** 项目支出 of the accounts against what the project forms say they spent: the forms are of some projects, never of more than all. */
export function projectTotalFindings(forms: Form[], accounts: AccountFigure[]): Finding[] {
  const code = 'expenditureDetail.project.amount';
  const figure = accounts.find((account) => account.code === code);
  const projects = forms.filter((form) => form.kind === 'project');
  const spent = projects.map((form) => exactOrNull(form.funds[0]?.executed));
  if (!figure || projects.length === 0 || spent.some((one) => one === null)) return [];
  const total = sum(spent.filter((one) => one !== null));
  if (total.lte(exact(figure.printed))) return [];
  const words = `${projects.length} 张项目自评表全年执行数之和 ${printedInFull(total)} ${figure.unit}`;
  const stated = accounts.find((account) => account.code === 'performance.project.executed');
  const sides: Side[] = [
    { kind: 'account', code },
    ...(stated ? [{ kind: 'account' as const, code: stated.code }] : []),
    { kind: 'worked', words },
  ];
  const where = [`部门决算 ${figure.section} ${figure.name}`, '项目自评表'];
  const place = { check: 'project-total', other: '各项目自评表全年执行数之和为', where, sides } as const;
  const finding = compared(place, figure.printed, printedInFull(total), figure.name, figure.unit);
  return finding === null ? [] : [finding];
}
