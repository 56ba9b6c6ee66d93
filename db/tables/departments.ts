import type { Department } from '#domain/departments.ts';
import { Failure } from '#domain/failures.ts';
import type { Db } from '../connection.ts';

export async function listDepartments(db: Db): Promise<Department[]> {
  return db.selectFrom('departments').select(['code', 'name']).orderBy('position').execute();
}

/** The departments that own an indicator: those that file reports. */
export async function listReportingDepartments(db: Db): Promise<Department[]> {
  const owners = db.selectFrom('indicators').select('departmentCode');
  return db
    .selectFrom('departments')
    .select(['code', 'name'])
    .where('code', 'in', owners)
    .orderBy('position')
    .execute();
}

export async function getDepartment(db: Db, code: string): Promise<Department> {
  const row = await db.selectFrom('departments').select(['code', 'name']).where('code', '=', code).executeTakeFirst();
  if (!row) throw new Failure('department.not-found', { department: code });
  return row;
}

export async function insertDepartments(db: Db, departments: Department[]): Promise<void> {
  await db
    .insertInto('departments')
    .values(departments.map((department, position) => ({ ...department, position })))
    .execute();
}
