/*
 * How to write a page here:
 *  1. `pages/<noun>/<Name>Page.vue`, named below; root element `<div class="page">`, then `<PageHeader>`. Under 120 lines:
 *     parts beside it (`pages/<noun>/<Noun>Part.vue`), logic in a `.ts` beside it, pure and tested in tests/client.
 *  2. Data: `queries/<noun>.ts` exports `useThings(query)`: `useQuery({ key: () => ['things', query.value],
 *     query: () => unwrap(api.api.things.$get({ query: query.value })) })`; mutations invalidate `['things']`.
 *  3. Show it with `<BaseState :query="things" v-slot="{ data }">`: loading, failure with retry and empty come with it.
 *  4. Year and month: `usePeriod()`; `query` goes to the API and every link is `:to="linkTo('/indicators/3')"`.
 *     Filters, tabs and open rows stand in the address too.
 *  5. Buttons ask `may('report.approve')` from `useSession()`; the route's `action` below keeps others out.
 *  6. Tables: `<div class="table-scroll"><table class="table">`, figures in `cell-figure`, `<BaseSortHeader>` + `sortedBy`.
 *     Figures: `<FigureText>`; status: `<StatusMark>`; words from `words/`; colours and sizes only from styles/tokens.css.
 *  7. After a mutation: `ElMessage.success('已提交')`; on failure `ElMessage.error(failureWords(error))`, or by the field.
 *  8. Before something is lost: `await confirmed(title, consequence, button)`; unsaved input: `useUnsavedGuard(isDirty)`.
 *  9. `class="no-print"` on what paper does not need. Look at 1440, 1366 and 360 wide before it is done.
 */
import { useQueryCache } from '@pinia/colada';
import type { Pinia } from 'pinia';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { MID_YEAR } from '#domain/period.ts';
import type { Action } from '#domain/permissions.ts';
import { detourOf } from './access.ts';
import { sessionQuery } from './queries/session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    title: string;
    /** Permission that must be held to open the page. */
    action?: Action;
    /** Menu entry that is marked while the page is open. */
    group?: string;
    /** Shows what it shows whatever year and month the frame says: the frame leaves the switches out. */
    hasOwnPeriod?: boolean;
    /** Shown without the frame, and follows the latest month by itself: a wall screen. */
    isBoard?: boolean;
    /** Takes a wall's link; open with and without a session. */
    opensBoard?: boolean;
    /** Open to nobody in particular: sign-in. */
    isPublic?: boolean;
    /** Month to open with where the address names none. */
    startMonth?: number;
  }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/login',
    component: () => import('./pages/session/LoginPage.vue'),
    meta: { title: '登录', isPublic: true },
  },
  { path: '/password', component: () => import('./pages/session/PasswordPage.vue'), meta: { title: '修改密码' } },
  {
    path: '/',
    component: () => import('./pages/overview/OverviewPage.vue'),
    meta: { title: '总览', action: 'figure.read', group: 'overview' },
  },
  {
    path: '/board',
    component: () => import('./pages/board/BoardPage.vue'),
    meta: { title: '大屏', action: 'figure.read', isBoard: true },
  },
  {
    path: '/board/open',
    component: () => import('./pages/board/BoardOpenPage.vue'),
    meta: { title: '打开大屏', isPublic: true, opensBoard: true },
  },
  {
    path: '/board/links',
    component: () => import('./pages/board/links/BoardLinkPage.vue'),
    meta: { title: '大屏链接', action: 'board.read', group: 'board-links', hasOwnPeriod: true },
  },
  {
    path: '/work',
    component: () => import('./pages/work/WorkPage.vue'),
    meta: { title: '我的工作', action: 'report.save', group: 'work', hasOwnPeriod: true },
  },
  {
    path: '/indicators',
    component: () => import('./pages/indicators/IndicatorListPage.vue'),
    meta: { title: '指标', action: 'figure.read', group: 'indicators' },
  },
  {
    path: '/indicators/:id',
    component: () => import('./pages/indicators/IndicatorPage.vue'),
    meta: { title: '指标详情', action: 'figure.read', group: 'indicators' },
  },
  {
    path: '/targets',
    component: () => import('./pages/targets/TargetListPage.vue'),
    meta: { title: '绩效目标', action: 'figure.read', group: 'targets' },
  },
  {
    path: '/thresholds',
    component: () => import('./pages/thresholds/ThresholdPage.vue'),
    meta: { title: '判定标准', action: 'figure.read', group: 'alerts' },
  },
  {
    path: '/what-if',
    component: () => import('./pages/what-if/PointsPage.vue'),
    meta: { title: '提分清单', action: 'figure.read', group: 'what-if' },
  },
  {
    path: '/reports',
    component: () => import('./pages/reports/ReportPage.vue'),
    meta: { title: '月报填报', action: 'figure.read', group: 'reports' },
  },
  {
    path: '/reviews',
    component: () => import('./pages/reviews/ReviewPage.vue'),
    meta: { title: '审核', action: 'figure.read', group: 'reviews' },
  },
  {
    path: '/history',
    component: () => import('./pages/history/HistoryPage.vue'),
    meta: { title: '历史数据', action: 'figure.import-history', group: 'history', hasOwnPeriod: true },
  },
  {
    path: '/rules',
    component: () => import('./pages/rules/RulePage.vue'),
    meta: { title: '校验规则', action: 'rule.read', group: 'rules' },
  },
  {
    path: '/reviews/calendar',
    component: () => import('./pages/calendar/CalendarPage.vue'),
    meta: { title: '填报安排', action: 'figure.read', group: 'reviews' },
  },
  {
    path: '/delegations',
    component: () => import('./pages/delegations/DelegationPage.vue'),
    meta: { title: 'AB角', action: 'figure.read' },
  },
  {
    path: '/alerts',
    component: () => import('./pages/alerts/AlertListPage.vue'),
    // Links of earlier versions opened an alert beside the list.
    beforeEnter: ({ query: { alert, ...query } }) => (alert ? { path: `/alerts/${String(alert)}`, query } : true),
    meta: { title: '预警', action: 'figure.read', group: 'alerts' },
  },
  {
    path: '/briefing',
    component: () => import('./pages/briefing/BriefingPage.vue'),
    meta: { title: '通报', action: 'briefing.read', group: 'briefing' },
  },
  {
    path: '/alerts/rules',
    component: () => import('./pages/alerts/AlertRulePage.vue'),
    meta: { title: '预警规则', action: 'figure.read', group: 'alerts' },
  },
  {
    path: '/alerts/:id',
    component: () => import('./pages/alerts/AlertPage.vue'),
    meta: { title: '预警详情', action: 'figure.read', group: 'alerts' },
  },
  {
    path: '/forms',
    component: () => import('./pages/forms/FormListPage.vue'),
    meta: { title: '自评表', action: 'figure.read', group: 'forms' },
  },
  {
    path: '/forms/policies',
    component: () => import('./pages/policies/PolicyPage.vue'),
    meta: { title: '评分口径', action: 'figure.read', group: 'forms', hasOwnPeriod: true },
  },
  {
    path: '/forms/:id',
    component: () => import('./pages/forms/FormPage.vue'),
    meta: { title: '自评表', action: 'figure.read', group: 'forms' },
  },
  {
    path: '/forms/:id/monitoring',
    component: () => import('./pages/forms/monitoring/MonitoringPage.vue'),
    meta: {
      title: '绩效目标执行监控表',
      action: 'figure.read',
      group: 'forms',
      hasOwnPeriod: true,
      startMonth: MID_YEAR,
    },
  },
  {
    path: '/budget',
    component: () => import('./pages/budget/BudgetPage.vue'),
    meta: { title: '预算执行', action: 'figure.read', group: 'budget' },
  },
  {
    path: '/projects/:id',
    component: () => import('./pages/budget/ProjectPage.vue'),
    meta: { title: '项目', action: 'figure.read', group: 'budget' },
  },
  {
    path: '/accounts',
    component: () => import('./pages/accounts/AccountPage.vue'),
    meta: { title: '部门决算', action: 'figure.read', group: 'accounts' },
  },
  {
    path: '/accounts/document',
    component: () => import('./pages/documents/DocumentPage.vue'),
    meta: { title: '部门决算公开说明', action: 'document.read', group: 'document' },
  },
  {
    path: '/accounts/document/templates',
    component: () => import('./pages/documents/templates/TemplatePage.vue'),
    meta: { title: '公开说明模板', action: 'document.read', group: 'document' },
  },
  {
    path: '/checks',
    component: () => import('./pages/checks/CheckPage.vue'),
    meta: { title: '数据核对', action: 'check.read', group: 'checks' },
  },
  {
    path: '/checks/text',
    component: () => import('./pages/checks/CheckTextPage.vue'),
    meta: { title: '已公开文本', action: 'check.read', group: 'checks' },
  },
  {
    path: '/accounts/reading',
    component: () => import('./pages/readings/ReadingListPage.vue'),
    meta: { title: '读取公开文本', action: 'reading.read', group: 'reading', hasOwnPeriod: true },
  },
  {
    path: '/accounts/reading/:id',
    component: () => import('./pages/readings/ReadingPage.vue'),
    meta: { title: '核对读取结果', action: 'reading.read', group: 'reading', hasOwnPeriod: true },
  },
  {
    path: '/admin/users',
    component: () => import('./pages/admin/UserListPage.vue'),
    meta: { title: '用户', action: 'user.read', group: 'admin' },
  },
  {
    path: '/inbox',
    component: () => import('./pages/inbox/InboxPage.vue'),
    meta: { title: '消息', action: 'notification.read', hasOwnPeriod: true },
  },
  {
    path: '/admin/channels',
    component: () => import('./pages/channels/ChannelPage.vue'),
    meta: { title: '通知渠道', action: 'channel.read', group: 'channels' },
  },
  {
    path: '/admin/audit',
    component: () => import('./pages/admin/AuditPage.vue'),
    meta: { title: '审计记录', action: 'audit.read', group: 'audit' },
  },
  {
    path: '/admin/audit/figures/:indicator/:month',
    component: () => import('./pages/admin/AuditFigurePage.vue'),
    meta: { title: '一个数的全程', action: 'audit.read', group: 'audit', hasOwnPeriod: true },
  },
  {
    path: '/admin/backups',
    component: () => import('./pages/backups/BackupPage.vue'),
    meta: { title: '备份', action: 'backup.read', group: 'backups' },
  },
  {
    path: '/:missing(.*)*',
    component: () => import('./pages/session/NotFoundPage.vue'),
    meta: { title: '没有这个页面' },
  },
];

export function createAppRouter(pinia: Pinia) {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });

  router.beforeEach(async (to) => {
    const cache = useQueryCache(pinia);
    const entry = cache.ensure(sessionQuery);
    const fresh = cache.refresh(entry);
    // A known session lets the page open at once and is refreshed beside it.
    const { data, status } = entry.state.value.data ? entry.state.value : await fresh;
    // No answer from the server: App.vue says so in place of the page and tries again.
    return status === 'error' ? true : detourOf(to, data ?? null);
  });

  return router;
}
