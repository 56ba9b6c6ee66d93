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
    case 'target':
      return `${rest[0] ?? ''}年目标 指标 ${rest[1] ?? ''}`;
    case 'thresholds':
      return `${rest[0] ?? ''}年判定标准`;
    case 'limits':
      return `上下限 ${rest[0] ?? ''}`;
    case 'request':
      return `请求 ${rest.join(':')}`;
    case 'backup':
      return `备份 ${rest.join(':')}`.trim();
    case 'audit':
      return '审计记录';
    case 'year':
      return `${rest[0] ?? ''} 年度`;
    default:
      return subject;
  }
}

export const outcomeWords = { done: '完成', refused: '被拒' } as const;

const fieldNames: Record<string, string> = {
  value: '数值',
  note: '说明',
  absence: '未报原因',
  numerator: '分子',
  denominator: '分母',
  state: '状态',
  reason: '原因',
  code: '代码',
  address: '来源地址',
  locked: '已锁定',
  file: '文件',
  format: '格式',
  name: '名称',
  role: '角色',
  digest: '摘要',
  lines: '条数',
  bytes: '字节数',
};

/** `indicatorId=1 › value` → 指标 1 › 数值; a field without a word is shown as it is called. */
export function fieldWords(path: string): string {
  const words = path.split(' › ').map((part) => part.replace(/^indicatorId=/, '指标 ').replace(/^(code|id|key)=/, ''));
  return words.map((part) => fieldNames[part] ?? part).join(' › ');
}

/** What following the chain has shown. */
export function checkWords({
  lines,
  broken,
}: {
  lines: number;
  broken: { id: number | null; at: string | null } | null;
}) {
  if (broken === null) return `共 ${lines} 条，逐条连续，没有被改动。`;
  const where = broken.id === null ? '末尾有记录缺失' : `编号 ${broken.id} 的记录被改动，或它之前有记录缺失`;
  return `发现问题：${where}；其前 ${lines} 条连续。请保留现场，联系系统管理员核查备份。`;
}
