import { monthLabel } from '#domain/period.ts';

/** `report:2024-10:dept10` → 月报 2024年10月 dept10; what is not known by kind is shown as it stands. */
export function subjectWords(subject: string): string {
  const [kind, ...rest] = subject.split(':');
  switch (kind) {
    case 'report':
      return `月报 ${monthLabel(rest[0] ?? '')} ${rest[1] ?? ''}`;
    case 'report-year':
      return `${rest[0] ?? ''}年全年月报 ${rest[1] ?? ''}`;
    case 'history':
      return `历史数据文件 ${rest[0] ?? ''}`;
    case 'reading':
      return `已公开文本 ${rest.join(' ')}`;
    case 'evidence':
      return `佐证材料 ${monthLabel(rest[0] ?? '')} ${rest.slice(1).join(' ')}`;
    case 'extension':
      return `延期 ${monthLabel(rest[0] ?? '')} ${rest[1] ?? ''}`;
    case 'calendar':
      return `填报安排 ${rest.join(' 至 ')}`;
    case 'delegation':
      return `AB角 ${rest[0] ?? ''}`;
    case 'user':
      return `用户 ${rest.join(':')}`;
    case 'alert':
      return `预警 ${rest.join(':')}`;
    case 'form':
      return `自评表 ${rest.join(' ')}`;
    case 'policy':
      return `评分口径 ${rest[0] ?? ''}`;
    case 'policies':
      return '评分口径库';
    case 'briefing':
      return `${monthLabel(rest[0] ?? '')}通报`;
    case 'inbox':
      return `消息 ${rest.join(':')}`;
    case 'channel':
      return `通知渠道 ${rest.join(' ')}`;
    case 'outbox':
      return `外发消息 ${rest.join(':')}`;
    case 'year':
      return `${rest[0] ?? ''} 年度`;
    default:
      return subject;
  }
}

/** The kept JSON set out line by line; text that is no JSON is shown as it stands. */
export function changeText(json: string | null): string {
  if (json === null) return '';
  try {
    return JSON.stringify(JSON.parse(json), null, 1);
  } catch {
    return json;
  }
}
