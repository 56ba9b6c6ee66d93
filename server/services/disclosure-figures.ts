import { findAccountBook } from '#db/tables/account-book.ts';
import { listUnmeasuredStatements } from '#db/tables/accounts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { listForms, type StoredForm } from '#db/tables/forms.ts';
import { centerName } from '#db/tables/settings.ts';
import { type Exact, exact, exactOrNull } from '#domain/decimal.ts';
import { bookFigures } from '#domain/disclosure/book-figures.ts';
import {
  countFigure,
  formFigure,
  indicatorFigure,
  statementFigure,
  wordsFigure,
} from '#domain/disclosure/bound-figures.ts';
import type { BoundFigure, DisclosureFigures } from '#domain/disclosure/figures.ts';
import { budgetOf, totalFundLine } from '#domain/forms/form-budget.ts';
import type { Ctx } from '../context.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

/** What a year's document is made of, and what is to be said beside it. */
export interface DisclosureYear {
  figures: DisclosureFigures;
  forms: StoredForm[];
  center: string;
  /** Names of indicators whose last figure is of an earlier month than December. */
  early: Map<number, { name: string; month: number }>;
  /** Some of the year's figures are demonstration data. */
  isDemo: boolean;
}

/** Throws `year.not-found`. */
export async function loadDisclosureYear(ctx: Ctx, year: number): Promise<DisclosureYear> {
  const { db } = ctx;
  const book = await loadYearBook(ctx, year, 12);
  const accounts = bookFigures(await findAccountBook(db, year));
  const forms = await listForms(db, year);
  const center = await centerName(db);
  const departments = await listDepartments(db);
  const statements = await listUnmeasuredStatements(db, year);
  const early = new Map(
    book.indicators.flatMap(({ indicator, progress }) =>
      progress.month !== null && progress.month < 12
        ? [[indicator.id, { name: indicator.name, month: progress.month }] as const]
        : [],
    ),
  );
  const names = departments.map(({ name }) => name).join('、');
  const figures: BoundFigure[] = [
    wordsFigure('center', '单位名称', center),
    wordsFigure('year', '年度', String(year)),
    countFigure('departments.count', '处室数', '个', exact(departments.length), { kind: 'department', what: 'count' }),
    wordsFigure('departments.names', '处室名单', names || null, { kind: 'department', what: 'names' }),
    ...accounts.figures,
    ...formFigures(year, forms),
    ...indicatorFigures(book),
    ...statements.map((statement) => statementFigure(statement, year)),
  ];
  return {
    figures: { ...accounts, year, figures },
    forms,
    center,
    early,
    isDemo: book.indicators.some((one) => one.isDemo),
  };
}

/** An indicator's last approved figure of the year; at the year's end that of December. */
function indicatorFigures({ year, indicators }: YearBook): BoundFigure[] {
  return indicators
    .filter(({ indicator }) => indicator.accumulation !== 'qualitative')
    .map(({ indicator, progress }) => indicatorFigure(indicator, progress.value, year.year, progress.month ?? 12));
}

/** What section 十一 says of the forms: their numbers, and their money where all state it in 万元. */
function formFigures(year: number, forms: StoredForm[]): BoundFigure[] {
  const projects = forms.filter(({ kind }) => kind === 'project');
  const budget = budgetOf(projects);
  const inTenThousands = budget?.unit === '万元' ? budget : null;
  const total = (code: string) => ({ kind: 'budget', year, code }) as const;
  return [
    ...overallFigures(forms),
    formFigure('projects.count', '预算绩效评价项目', '个', countOf(projects, forms), total('projects.count')),
    formFigure(
      'projects.adjusted',
      '项目全年预算数',
      '万元',
      inTenThousands?.adjusted ?? null,
      total('projects.adjusted'),
    ),
    formFigure(
      'projects.executed',
      '项目全年执行数',
      '万元',
      inTenThousands?.executed ?? null,
      total('projects.executed'),
    ),
  ];
}

/** A year without any form has not none of them: nobody has made them yet. */
function countOf(some: StoredForm[], all: StoredForm[]): Exact | null {
  return all.length === 0 ? null : exact(some.length);
}

function overallFigures(forms: StoredForm[]): BoundFigure[] {
  const overall = forms.filter(({ kind }) => kind === 'overall');
  const [form] = overall;
  const line = form?.moneyUnit === '万元' ? totalFundLine(form) : null;
  const formId = Number(form?.id ?? 0);
  const money = (code: string, name: string, field: 'adjusted' | 'executed') =>
    formFigure(code, name, '万元', exactOrNull(line?.[field]), {
      kind: 'form',
      formId,
      cell: { part: 'fund', fund: line ? (form?.funds.indexOf(line) ?? 0) : 0, field },
    });
  return [
    formFigure('overall.count', '整体支出绩效自评表', '个', countOf(overall, forms), {
      kind: 'form',
      formId,
      cell: { part: 'heading', field: 'name' },
    }),
    money('overall.adjusted', '全年预算总额', 'adjusted'),
    money('overall.executed', '实际执行总额', 'executed'),
  ];
}
