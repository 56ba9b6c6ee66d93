import { yearSchema } from '#domain/period.ts';
import { z } from '../zod.ts';
import type { Form, FormKind } from './form.ts';
import type { FormDraftInput } from './form-draft.ts';

/** Sources of funds as the official forms print them; the first line carries weight, rate and score. */
const SOURCES: Record<FormKind, string[]> = {
  overall: ['中央安排', '自治区安排', '地（州、市）安排', '县（市、区）安排', '其他资金', '合计'],
  project: ['年度资金总额', '其中：当年财政拨款', '其他资金'],
};
/** 财预〔2020〕10号: budget execution counts ten of the hundred points. */
const EXECUTION_WEIGHT = '10';

/** An empty form in the official layout, with one row to begin with. */
export function blankForm(kind: FormKind, year: number, name: string): FormDraftInput {
  return {
    kind,
    year,
    name,
    funds: SOURCES[kind].map((source, index) => ({ source, weight: index === 0 ? EXECUTION_WEIGHT : null })),
    rows: [{ level1: kind === 'overall' ? '履职效能' : '产出指标', level2: '数量指标' }],
  };
}

/** The same form for another year: texts, rows, targets and weights; nothing that the year itself brings. */
export function formForYear(form: Form, year: number): Form {
  return {
    ...form,
    year,
    state: 'draft',
    goals: { expected: form.goals.expected, actual: null },
    funds: form.funds.map((line) => ({
      ...line,
      initial: null,
      adjusted: null,
      executed: null,
      rate: null,
      printedScore: null,
      setAsideScore: null,
    })),
    rows: form.rows.map((row) => ({
      ...row,
      actual: null,
      actualUnit: null,
      actualText: null,
      printedScore: null,
      setAsideScore: null,
      reason: null,
      reasonAlertId: null,
      band: null,
      manualScore: null,
      manualProposal: null,
    })),
    deductions: [],
    printedTotal: null,
    setAsideTotal: null,
  };
}

/** Body of `POST /api/forms/{id}/copies`. */
export const formCopySchema = z.object({ year: yearSchema });
