/** Where the thing an alert is about can be seen: a path inside the application, what to call it, and its own query. */
export interface AlertLink {
  word: string;
  path: string;
  query: Record<string, string>;
}

interface Subject {
  subject: string;
  indicatorId: number | null;
}

/** `indicator:12`, `form:7:3`, `project:4`, `check:total-1x2y` and `report:2024-10:dept03`, as the rules name their subjects. */
export function alertLinks({ subject, indicatorId }: Subject): AlertLink[] {
  const [kind, first = '', second = ''] = subject.split(':');
  const links: AlertLink[] = [];
  if (kind === 'form') links.push({ word: '打开自评表', path: `/forms/${first}`, query: {} });
  if (kind === 'project') links.push({ word: '打开项目', path: `/projects/${first}`, query: {} });
  if (kind === 'check') links.push({ word: '查看两处原文', path: '/checks', query: { finding: first } });
  if (kind === 'report') {
    const [year = '', month = ''] = first.split('-');
    links.push({
      word: '打开月报',
      path: '/reports',
      query: { year, month: String(Number(month)), department: second },
    });
  }
  if (indicatorId !== null) links.push({ word: '查看指标', path: `/indicators/${indicatorId}`, query: {} });
  return links;
}
