import { z } from './zod.ts';

/** A department (科室) owns indicators and files one report a month. */
export const departmentSchema = z.object({
  code: z.string().regex(/^dept\d{2}$/),
  name: z.string().min(1),
});
export type Department = z.infer<typeof departmentSchema>;

/**
 * The department that keeps the money (财务科): the budget by month and the final accounts. Known by its name, 财务科 itself
 * before any other with 财务 in it (基金财务科 keeps the funds); null where no department is called so.
 */
export function financeDepartment<T extends Pick<Department, 'name'>>(departments: readonly T[]): T | null {
  return (
    departments.find(({ name }) => name === '财务科') ??
    departments.find(({ name }) => name.includes('财务') && !name.includes('基金')) ??
    null
  );
}
