import type { FormKind, FormState } from './form.ts';

/** As files and reports call them. */
export const formKindNames: Record<FormKind, string> = { overall: '整体支出', project: '项目支出' };
export const formStateNames: Record<FormState, string> = { draft: '编制中', final: '已公布' };
