import { describe, expect, it } from 'vitest';
import { financeDepartment } from '#domain/departments.ts';
import departments from '../../seeds/2023/departments.json' with { type: 'json' };

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('the department that keeps the money', () => {
  it('is 财务科 among the sixteen of the source', () => {
    expect(financeDepartment(departments)?.code).toBe('dept02');
  });

  it.each([
    [named('基金财务科', '财务科'), '财务科'],
    [named('基金财务科', '计划财务科'), '计划财务科'],
    [named('基金财务科'), undefined],
    [named('办公室'), undefined],
  ])('is found by its name in %j', (all, expected) => {
    expect(financeDepartment(all)?.name).toBe(expected);
  });
});
