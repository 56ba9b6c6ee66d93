import { describe, expect, it } from 'vitest';
import type { DepartmentFacts, Goal } from '#domain/briefing/facts.ts';
import { rankDepartments } from '#domain/briefing/ranking.ts';
import type { Status } from '#domain/indicators/status.ts';

const department = (name: string, due: number, inTime: number): DepartmentFacts => ({
  name,
  due,
  inTime,
  report: 'approved',
});
const goal = (owner: string, status: Status) => ({ department: owner, status }) as Goal;

describe('the ranking of departments', () => {
  it('takes timeliness and completion by halves; equal points share a rank and the next one counts them all', () => {
    const ranked = rankDepartments(
      [department('甲', 10, 5), department('乙', 10, 10), department('丙', 10, 10), department('丁', 10, 0)],
      [goal('甲', 'met'), goal('乙', 'behind'), goal('乙', 'met'), goal('丙', 'over'), goal('丁', 'on-track')],
    );
    expect(ranked.map((line) => [line.rank, line.department.name, line.points?.toNumber()])).toEqual([
      [1, '丙', 100],
      [2, '甲', 75],
      [2, '乙', 75],
      [4, '丁', 50],
    ]);
  });

  it('shares a rank by exact points, not by what is printed', () => {
    const goals = [goal('甲', 'met'), goal('乙', 'met')];
    const [first, second] = rankDepartments([department('甲', 3, 1), department('乙', 6, 2)], goals);
    expect([first!.rank, second!.rank]).toEqual([1, 1]);
  });

  it('counts what is unreported as not kept up', () => {
    const [line] = rankDepartments([department('甲', 1, 1)], [goal('甲', 'no-data'), goal('甲', 'met')]);
    expect([line!.keptUp, line!.goals, line!.points?.toNumber()]).toEqual([1, 2, 75]);
  });

  it('leaves out of the ranks who lacks one of the two, at the end', () => {
    const ranked = rankDepartments(
      [department('甲', 5, 5), department('乙', 0, 0), department('丙', 5, 0)],
      [goal('乙', 'met'), goal('丙', 'behind')],
    );
    expect(ranked.map((line) => [line.department.name, line.rank])).toEqual([
      ['丙', 1],
      ['甲', null],
      ['乙', null],
    ]);
  });
});
