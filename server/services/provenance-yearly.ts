import { listStatedFigures } from '#db/tables/accounts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { listForms } from '#db/tables/forms.ts';
import { getYear } from '#db/tables/years.ts';
import { formTitle } from '#domain/consistency/form-place.ts';
import { exactOrNull, printedInFull, sum } from '#domain/decimal.ts';
import { type FigureRef, refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import type { Form } from '#domain/forms/form.ts';
import type { Ctx } from '../context.ts';
import type { InputOrigin } from './form-origins.ts';
import { checksLink, type Provenance, printedOrigin, provenanceOf } from './provenance-view.ts';
import { DOCUMENT_NAME } from './usages.ts';

type YearRef<Kind extends FigureRef['kind']> = Extract<FigureRef, { kind: Kind }>;

/** A figure of the prose: typed with the sentence around it, and the indicator it speaks of where there is one. */
export async function statementProvenance(ctx: Ctx, ref: YearRef<'statement'>): Promise<Provenance> {
  const { year, code } = ref;
  const stated = (await listStatedFigures(ctx.db, year)).find((other) => other.code === code);
  if (!stated) throw new Failure('provenance.not-found', { ref: refText(ref) });
  const { indicatorId } = stated;
  const asked = indicatorId === null ? null : refText({ kind: 'indicator', year, month: 12, indicatorId });
  return provenanceOf(ref, {
    title: stated.name,
    place: `${year}年 · ${DOCUMENT_NAME}`,
    value: stated.printed,
    unit: stated.unit,
    inputs: [
      printedOrigin(stated.printed),
      ...(asked === null
        ? []
        : [
            { input: '同一指标的月报', value: '查看月报数', source: 'months' as const, by: null, at: null, ref: asked },
          ]),
    ],
    notes: asked === null ? ['这个数没有按月填报，只见于文字；没有月报可以追溯。'] : [],
    quotes: [stated.quote],
    links: [checksLink(year)],
  });
}

const budgets = {
  'projects.count': '项目个数',
  'projects.adjusted': '各项目全年预算数合计',
  'projects.executed': '各项目全年执行数合计',
} as const;

function isBudgetCode(code: string): code is keyof typeof budgets {
  return code in budgets;
}

/** A total over the project forms of a year: each form's own amount goes in. */
export async function budgetProvenance(ctx: Ctx, ref: YearRef<'budget'>): Promise<Provenance> {
  const { year, code } = ref;
  if (!isBudgetCode(code)) throw new Failure('provenance.not-found', { ref: refText(ref) });
  await getYear(ctx.db, year);
  const projects = (await listForms(ctx.db, year)).filter(({ kind }) => kind === 'project');
  const field = code === 'projects.adjusted' ? 'adjusted' : 'executed';
  const counts = code === 'projects.count';
  const amounts = projects.map((form) => exactOrNull(form.funds[0]?.[field]));
  const known = amounts.filter((amount) => amount !== null);
  const missing = counts ? 0 : amounts.length - known.length;
  const total = printedInFull(sum(known), 2);
  const terms = known.map((amount) => printedInFull(amount)).join(' + ');
  return provenanceOf(ref, {
    title: budgets[code],
    place: `${year}年 · 项目支出绩效自评表`,
    value: counts ? String(projects.length) : known.length === 0 ? null : total,
    unit: counts ? '个' : (projects[0]?.moneyUnit ?? '万元'),
    rule: counts ? '本年度项目自评表的张数' : '各项目自评表资金总额一行相加',
    arithmetic: counts || known.length === 0 ? null : `${terms} = ${total}`,
    inputs: projects.map((form) => projectOrigin(form, counts ? null : field)),
    notes: missing === 0 ? [] : [`有 ${missing} 个项目没有填写，未计入合计。`],
    links: [{ word: '打开自评表', to: { path: '/forms', query: { year: String(year) } } }],
  });
}

function projectOrigin(form: Form, field: 'adjusted' | 'executed' | null): InputOrigin {
  const formId = Number(form.id);
  const value = field === null ? form.name : (form.funds[0]?.[field] ?? null);
  const cell =
    field === null ? ({ part: 'heading', field: 'name' } as const) : ({ part: 'fund', fund: 0, field } as const);
  const source = value === null ? 'none' : 'form';
  const ref = value === null ? null : refText({ kind: 'form', formId, cell });
  return { input: formTitle(form), value, source, by: null, at: null, ref };
}

/** The departments of the center: how many, or which. */
export async function departmentProvenance(ctx: Ctx, ref: Extract<FigureRef, { kind: 'department' }>) {
  const departments = await listDepartments(ctx.db);
  return provenanceOf(ref, {
    title: ref.what === 'count' ? '科室数' : '科室名称',
    place: '组织机构',
    value: ref.what === 'count' ? String(departments.length) : departments.map(({ name }) => name).join('、'),
    unit: ref.what === 'count' ? '个' : null,
    rule: '取自系统的科室名录，按机构设置逐个计数',
    inputs: departments.map(({ name, code }) => ({
      input: code,
      value: name,
      source: 'form' as const,
      by: null,
      at: null,
      ref: null,
    })),
  });
}
