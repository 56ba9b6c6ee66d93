import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import type {
  BudgetMoveRequest,
  BudgetSave,
  BudgetStart,
  InitialChange,
  NewAdjustment,
  NewProject,
} from '#domain/budgets/changes.ts';
import type { Month } from '#domain/period.ts';
import type { BudgetImportPreview } from '#server/services/budget-import.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, request, unwrap } from '../http/client.ts';
import type { ChosenFile } from './report-import.ts';

const budget = api.api.budget;
const months = budget.months[':month'];
const project = api.api.projects[':id'];

type Success<T> = Exclude<T, { error: unknown }>;
export type Budget = Success<InferResponseType<typeof budget.$get>>;
export type BudgetProject = Budget['projects'][number];
export type BudgetMoney = Omit<Budget['sources'][number], 'lineId' | 'source'>;
export type BudgetMonth = Success<InferResponseType<typeof months.$get>>;
export type BudgetCell = BudgetMonth['lines'][number];
export type Project = Success<InferResponseType<typeof project.$get>>;
export type { BudgetImportPreview };

export function useBudget() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['budget', 'year', query.value.year, query.value.month],
    query: () => unwrap(budget.$get({ query: query.value })),
  });
}

export function useBudgetMonth(month: Readonly<Ref<Month>>) {
  return useQuery({
    key: () => ['budget', 'month', month.value],
    query: () => unwrap(months.$get({ param: { month: month.value } })),
  });
}

export function useProject(id: Readonly<Ref<string>>) {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['budget', 'project', id.value, query.value.month],
    query: () => unwrap(project.$get({ param: { id: id.value }, query: { month: query.value.month } })),
  });
}

/** Money shows on many screens: whatever changes it lets all of them be asked again. */
function useChanging<T, R>(mutation: (change: T) => Promise<R>) {
  const cache = useQueryCache();
  return useMutation({
    mutation,
    onSuccess: () =>
      Promise.all(
        [['budget'], ['overview'], ['alerts'], ['checks'], ['session']].map((key) => cache.invalidateQueries({ key })),
      ),
  });
}

export const useSaveBudgetMonth = () =>
  useChanging(({ month, save }: { month: Month; save: BudgetSave }) =>
    unwrap(months.$put({ param: { month }, json: save })),
  );

export const useMoveBudgetMonth = () =>
  useChanging(({ month, request: json }: { month: Month; request: BudgetMoveRequest }) =>
    unwrap(months.moves.$post({ param: { month }, json })),
  );

export const useStartBudget = () =>
  useChanging(({ year, start }: { year: number; start: BudgetStart }) =>
    unwrap(budget.years[':year'].start.$post({ param: { year: String(year) }, json: start })),
  );

export const useAddProject = () =>
  useChanging(({ year, project: json }: { year: number; project: NewProject }) =>
    unwrap(budget.years[':year'].projects.$post({ param: { year: String(year) }, json })),
  );

export const useAdjustBudget = () =>
  useChanging(({ lineId, adjustment }: { lineId: number; adjustment: NewAdjustment }) =>
    unwrap(budget.lines[':id'].adjustments.$post({ param: { id: String(lineId) }, json: adjustment })),
  );

export const useCounterAdjustment = () =>
  useChanging(({ id, reason }: { id: number; reason: string }) =>
    unwrap(budget.adjustments[':id'].counter.$post({ param: { id: String(id) }, json: { reason } })),
  );

export const useChangeInitial = () =>
  useChanging(({ lineId, change }: { lineId: number; change: InitialChange }) =>
    unwrap(budget.lines[':id'].initial.$put({ param: { id: String(lineId) }, json: change })),
  );

export const budgetTemplateAddress = (month: Month) => `/api/budget/months/${month}/template.xlsx`;

function formOf({ name, content }: ChosenFile, version?: number): FormData {
  const form = new FormData();
  form.append('file', content, name);
  if (version !== undefined) form.append('version', String(version));
  return form;
}

/** What the file would change; nothing is written. */
export function previewBudgetImport(month: Month, file: ChosenFile): Promise<BudgetImportPreview> {
  return request<BudgetImportPreview>('POST', `/api/budget/months/${month}/import?dryRun=1`, formOf(file));
}

export const useImportBudget = () =>
  useChanging(({ month, file, version }: { month: Month; file: ChosenFile; version: number }) =>
    request<BudgetMonth>('POST', `/api/budget/months/${month}/import`, formOf(file, version)),
  );
