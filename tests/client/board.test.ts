import { describe, expect, test } from 'vitest';
import { detourOf } from '../../client/access.ts';
import { scenesOf, sceneTitle } from '../../client/pages/board/scenes.ts';
import { isTimeToReload } from '../../client/pages/board/use-board-time.ts';
import type { OverviewLine } from '../../client/queries/overview.ts';
import { sessionOf } from './session.ts';

test('a wall begins anew once a night, and not right after it was opened', () => {
  const hours = (count: number) => count * 3_600_000;
  expect(isTimeToReload(0, hours(20), '04:05')).toBe(true);
  expect(isTimeToReload(0, hours(20), '05:00')).toBe(false);
  expect(isTimeToReload(0, hours(1), '04:05')).toBe(false);
});

test('who opened a wall by its link is led to nothing but the board', () => {
  const session = sessionOf('leader', { isBoard: true });
  const to = (path: string, meta: object) => ({
    path,
    fullPath: path,
    query: {},
    hash: '',
    meta: { title: '', ...meta },
  });
  expect(detourOf(to('/', { action: 'figure.read' }), session)).toBe('/board');
  expect(detourOf(to('/board', { isBoard: true, action: 'figure.read' }), session)).toBe(true);
  expect(detourOf(to('/login', { isPublic: true }), session)).toBe(true);
});

const lines = (count: number, change: Partial<OverviewLine> = {}) =>
  Array.from(
    { length: count },
    (_, id) => ({ indicator: { id }, isOverall: false, status: 'behind', ...change }) as OverviewLine,
  );

describe('the round of a wall screen', () => {
  test('shows many gaps in parts, the overall goals first', () => {
    const gaps = [...lines(7), ...lines(2, { isOverall: true })];
    const scenes = scenesOf({ gaps, indicators: gaps });
    expect(scenes.map(sceneTitle)).toEqual([
      '本月概况',
      '目标差距 1/2',
      '目标差距 2/2',
      '指标 × 月',
      '各类完成率与预算执行',
      '预警与月报纪律',
    ]);
    const [, first, second] = scenes;
    expect(first?.kind === 'gaps' && first.lines.slice(0, 2).every(({ isOverall }) => isOverall)).toBe(true);
    expect(second?.kind === 'gaps' && second.lines).toHaveLength(2);
  });

  test('leaves out what has nothing to show, and stops at three parts', () => {
    expect(scenesOf({ gaps: [], indicators: [] }).map(({ kind }) => kind)).toEqual(['summary', 'categories', 'alerts']);
    expect(scenesOf({ gaps: lines(60), indicators: [] }).filter(({ kind }) => kind === 'gaps')).toHaveLength(3);
  });

  test('is not held to the month it was opened in', () => {
    const board = {
      path: '/board',
      fullPath: '/board',
      query: {},
      hash: '',
      meta: { title: '大屏', action: 'figure.read', isBoard: true },
    } as const;
    expect(detourOf(board, sessionOf('leader'))).toBe(true);
    expect(detourOf(board, null)).toEqual({ path: '/login', query: { back: '/board' } });
    expect(detourOf(board, sessionOf('admin'))).toBe('/admin/users');
  });
});
