import { describe, expect, test } from 'vitest';
import type { LocationQuery, RouteMeta } from 'vue-router';
import type { Role } from '#domain/users.ts';
import { detourOf, homeOf, menuOf, safeBack } from '../../client/access.ts';
import { sessionOf } from './session.ts';

const period = { year: '2023', month: '12' };

function to(path: string, meta: Partial<RouteMeta>, query: LocationQuery = {}) {
  const search = new URLSearchParams(query as Record<string, string>).toString();
  return { path, fullPath: search ? `${path}?${search}` : path, query, hash: '', meta: { title: '', ...meta } };
}

describe('the way to a page', () => {
  test('leads strangers to sign-in and keeps the address', () => {
    expect(detourOf(to('/forms', { action: 'figure.read' }, period), null)).toEqual({
      path: '/login',
      query: { back: '/forms?year=2023&month=12' },
    });
    expect(detourOf(to('/login', { isPublic: true }), null)).toBe(true);
  });

  test('leads everywhere to the password page while the password must be changed', () => {
    const session = sessionOf('admin', { mustChangePassword: true });
    expect(detourOf(to('/admin/users', { action: 'user.read' }), session)).toBe('/password');
    expect(detourOf(to('/password', {}), session)).toBe(true);
  });

  test('puts the default year and month into the address', () => {
    expect(detourOf(to('/indicators', { action: 'figure.read' }, { sort: '-gap' }), sessionOf('leader'))).toMatchObject(
      {
        path: '/indicators',
        query: { sort: '-gap', ...period },
      },
    );
    expect(detourOf(to('/', { action: 'figure.read' }, period), sessionOf('leader'))).toBe(true);
  });

  test('opens the last month of the year that a link names alone', () => {
    const forms = to('/forms/22', { action: 'figure.read' }, { year: '2024' });
    expect(detourOf(forms, sessionOf('leader'))).toMatchObject({ query: { year: '2024', month: '10' } });
  });

  test('keeps to the month a page starts with, unless the link names another', () => {
    const monitoring = (query: LocationQuery) =>
      detourOf(to('/forms/3/monitoring', { action: 'figure.read', startMonth: 7 }, query), sessionOf('leader'));
    expect(monitoring({})).toMatchObject({ query: { year: '2023', month: '7' } });
    expect(monitoring({ month: '9' })).toMatchObject({ query: { year: '2023', month: '9' } });
    expect(monitoring({ month: '13' })).toMatchObject({ query: { month: '7' } });
    expect(monitoring(period)).toBe(true);
  });

  test('opens the month that is due for a head, unless the link names another', () => {
    const reports = (query: LocationQuery) =>
      detourOf(to('/reports', { action: 'figure.read' }, query), sessionOf('head'));
    expect(reports({})).toMatchObject({ query: { year: '2024', month: '10' } });
    expect(reports(period)).toBe(true);
  });

  test.each<[Role, string]>([
    ['admin', '/admin/users'],
    ['head', '/work'],
    ['leader', '/'],
    ['officer', '/'],
    ['auditor', '/'],
  ])('starts a %s at %s', (role, home) => {
    expect(homeOf(role)).toBe(home);
    expect(detourOf(to('/login', { isPublic: true }), sessionOf(role))).toBe(home);
  });

  test('turns away who lacks the permission', () => {
    expect(detourOf(to('/', { action: 'figure.read' }), sessionOf('admin'))).toBe('/admin/users');
    expect(detourOf(to('/admin/users', { action: 'user.read' }), sessionOf('head'))).toBe('/work');
  });
});

test('the menu shows each role its own work', () => {
  const words = (role: Role) => menuOf(role).map((entry) => entry.word);
  expect(words('admin')).toEqual(['系统', '大屏链接', '通知渠道', '备份']);
  expect(words('head')).toEqual([
    '我的工作',
    '总览',
    '指标',
    '提分清单',
    '月报填报',
    '校验规则',
    '预警',
    '自评表',
    '预算执行',
    '部门决算',
    '数据核对',
  ]);
  expect(words('officer')).toEqual([
    '总览',
    '指标',
    '绩效目标',
    '提分清单',
    '审核',
    '校验规则',
    '预警',
    '通报',
    '自评表',
    '预算执行',
    '部门决算',
    '公开说明',
    '数据核对',
    '读取公开文本',
    '历史数据',
    '大屏链接',
  ]);
  expect(words('leader')).not.toContain('校验规则');
});

test.each([
  ['/forms?year=2023', '/forms?year=2023'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['https://evil.example', null],
  ['/login?back=/', null],
  [undefined, null],
])('goes back to %s as %s', (back, result) => expect(safeBack(back)).toBe(result));
