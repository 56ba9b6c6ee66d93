import { z } from './zod.ts';

/** A department (科室) owns indicators and files one report a month. */
export const departmentSchema = z.object({
  code: z.string().regex(/^dept\d{2}$/),
  name: z.string().min(1),
});
export type Department = z.infer<typeof departmentSchema>;
