import { describe, expect, it } from 'vitest';
import { actionsIn, auditGroupKeys, departmentIn } from '#domain/audit/audit-line.ts';
import { auditChanges } from '#domain/audit/changes.ts';
import { isOfFigure, subjectsOfFigure } from '#domain/audit/figure-life.ts';
import { actions } from '#domain/permissions.ts';

describe('what an act changed', () => {
  it.each([
    ['{"value":"86.4"}', '{"value":"86.5"}', [{ path: 'value', before: '86.4', after: '86.5' }]],
    [null, '{"a":{"b":1}}', [{ path: 'a › b', before: null, after: '1' }]],
    ['{"a":1,"b":2}', '{"a":1}', [{ path: 'b', before: '2', after: null }]],
    ['{"a":1}', '{"a":1}', []],
    ['plain', '"other"', [{ path: '', before: 'plain', after: 'other' }]],
  ])('%s to %s', (before, after, expected) => {
    expect(auditChanges(before, after)).toEqual(expected);
  });

  it('matches things in lists by their number, not by their place', () => {
    const before = '[{"indicatorId":1,"value":"1"},{"indicatorId":2,"value":"2"}]';
    const after = '[{"indicatorId":2,"value":"3"},{"indicatorId":1,"value":"1"}]';
    expect(auditChanges(before, after)).toEqual([{ path: 'indicatorId=2 › value', before: '2', after: '3' }]);
  });
});

describe('the groups of acts', () => {
  it('hold every action once', () => {
    const all = auditGroupKeys.flatMap(actionsIn);
    expect(all.sort()).toEqual([...actions].sort());
    expect(actionsIn('export')).toContain('evidence.download');
    expect(actionsIn('session')).toContain('session.refuse');
  });

  it('know the department a subject names', () => {
    expect(departmentIn('report:2024-10:dept10')).toBe('dept10');
    expect(departmentIn('form:2023:p06')).toBeNull();
  });
});

describe('the life of a figure', () => {
  const place = { indicatorId: 1, code: 'EMP-01', department: 'dept10', month: '2024-10' };
  const saved = (id: number) => ({
    action: 'report.save' as const,
    subject: 'report:2024-10:dept10',
    before: '[]',
    after: `[{"indicatorId":${id},"value":"1"}]`,
  });

  it('holds the saves that name it and the moves of its report', () => {
    expect(isOfFigure(saved(1), place)).toBe(true);
    expect(isOfFigure(saved(11), place)).toBe(false);
    expect(isOfFigure({ ...saved(2), action: 'report.approve' }, place)).toBe(true);
  });

  it('is looked for under its report, its target and its limits', () => {
    expect(subjectsOfFigure(place)).toEqual(
      expect.arrayContaining(['report:2024-10:dept10', 'target:2024:1', 'limits:EMP-01']),
    );
  });
});
