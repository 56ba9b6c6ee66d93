import type { Db } from '#db/connection.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { financeDepartment } from '#domain/departments.ts';

/** No department has this code: what no head may do for "no department in particular" is asked with it. */
const NOBODYS = 'none';

/**
 * The department that acts on money concern, for `Act.department` and `can`: 财务科. Where a center has none, no head enters
 * money and the officers do.
 */
export async function financeDepartmentCode(db: Db): Promise<string> {
  return financeDepartment(await listDepartments(db))?.code ?? NOBODYS;
}
