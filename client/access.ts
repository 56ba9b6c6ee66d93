import type { LocationQuery, RouteLocationRaw, RouteMeta } from 'vue-router';
import { type Action, can } from '#domain/permissions.ts';
import type { Role } from '#domain/users.ts';
import { defaultPeriod, monthIn, periodIn, periodQuery, yearIn } from './composables/period-query.ts';
import type { Session } from './queries/session.ts';

/** Menu of the frame, in order. `action` says whose work it is; others may still follow a link to the page. */
const entries: { group: string; word: string; path: string; action: Action }[] = [
  { group: 'work', word: '我的工作', path: '/work', action: 'report.save' },
  { group: 'overview', word: '总览', path: '/', action: 'figure.read' },
  { group: 'indicators', word: '指标', path: '/indicators', action: 'figure.read' },
  { group: 'targets', word: '绩效目标', path: '/targets', action: 'target.set' },
  { group: 'what-if', word: '提分清单', path: '/what-if', action: 'figure.read' },
  { group: 'reports', word: '月报填报', path: '/reports', action: 'report.save' },
  { group: 'reviews', word: '审核', path: '/reviews', action: 'report.approve' },
  { group: 'rules', word: '校验规则', path: '/rules', action: 'rule.read' },
  { group: 'alerts', word: '预警', path: '/alerts', action: 'figure.read' },
  { group: 'briefing', word: '通报', path: '/briefing', action: 'briefing.read' },
  { group: 'forms', word: '自评表', path: '/forms', action: 'figure.read' },
  { group: 'budget', word: '预算执行', path: '/budget', action: 'figure.read' },
  { group: 'accounts', word: '部门决算', path: '/accounts', action: 'figure.read' },
  { group: 'document', word: '公开说明', path: '/accounts/document', action: 'document.read' },
  { group: 'checks', word: '数据核对', path: '/checks', action: 'check.read' },
  { group: 'reading', word: '读取公开文本', path: '/accounts/reading', action: 'reading.create' },
  { group: 'history', word: '历史数据', path: '/history', action: 'figure.import-history' },
  { group: 'audit', word: '审计', path: '/admin/audit', action: 'audit.read' },
  { group: 'admin', word: '系统', path: '/admin/users', action: 'user.read' },
  { group: 'board-links', word: '大屏链接', path: '/board/links', action: 'board.read' },
  { group: 'channels', word: '通知渠道', path: '/admin/channels', action: 'channel.read' },
  { group: 'backups', word: '备份', path: '/admin/backups', action: 'backup.read' },
];

const holds = (role: Role, action: Action) => can({ role, department: null }, action);

export function menuOf(role: Role) {
  return entries.filter((entry) => holds(role, entry.action));
}

/** Where a person starts: heads at what waits for them, administrators at the accounts, everybody else at the overview. */
export function homeOf(role: Role): string {
  if (holds(role, 'report.save')) return '/work';
  return holds(role, 'figure.read') ? '/' : '/admin/users';
}

/** Only addresses inside this application are gone back to. */
export function safeBack(back: unknown): string | null {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/login') ? back : null;
}

export interface Destination {
  path: string;
  fullPath: string;
  query: LocationQuery;
  hash: string;
  meta: RouteMeta;
}

/** Where to send a person instead of `to`, or true to let them pass. */
export function detourOf(to: Destination, session: Session | null): RouteLocationRaw | true {
  if (session === null) {
    if (to.meta.isPublic) return true;
    return to.path === '/' ? '/login' : { path: '/login', query: { back: to.fullPath } };
  }
  // Whoever holds a link may open a wall beside the own session.
  if (to.meta.opensBoard) return true;
  if (session.isBoard) return to.meta.isBoard || to.meta.isPublic ? true : '/board';
  if (session.mustChangePassword) return to.path === '/password' ? true : '/password';
  const { role } = session.user;
  if (to.meta.isPublic) return safeBack(to.query.back) ?? homeOf(role);
  if (to.meta.action && !holds(role, to.meta.action)) return homeOf(role);
  // A wall goes on for weeks: its address must not hold it to the month it was opened in.
  if (to.meta.isBoard) return true;
  const needsPeriod = to.meta.action !== undefined && holds(role, 'figure.read') && periodIn(to.query) === null;
  if (!needsPeriod) return true;
  const period = defaultPeriod(session, to.path === '/reports' || to.path === '/work', yearIn(to.query));
  const month = to.meta.startMonth === undefined ? period.month : (monthIn(to.query) ?? to.meta.startMonth);
  return { path: to.path, query: { ...to.query, ...periodQuery({ ...period, month }) }, hash: to.hash, replace: true };
}
