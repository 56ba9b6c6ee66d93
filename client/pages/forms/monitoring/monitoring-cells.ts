import {
  type Cause,
  causeNames,
  causes,
  type Possibility,
  possibilities,
  possibilityNames,
} from '#domain/forms/monitoring.ts';
import type { MonitoringEdit } from '#domain/forms/monitoring-edits.ts';
import type { MonitoringPlace } from '#domain/forms/monitoring-form.ts';
import type { MonitoringDetail, MonitoringRowView } from '../../../queries/monitoring.ts';
import type { EditableCell } from '../editing/form-cells.ts';

export type MonitoredCell = EditableCell<MonitoringEdit>;

/** What a field of a row is called where it is read out or listed. */
export const fieldNames = (month: number) => ({
  actualText: `1—${month}月执行完成情况`,
  forecastText: '全年预计完成情况',
  causes: '偏差原因',
  explanation: '原因说明',
  possibility: '完成目标可能性',
  note: '备注',
});

/** The editor's view of a cell; null where this person changes nothing. */
export function monitoredCell(place: MonitoringPlace | undefined, form: MonitoringDetail): MonitoredCell | null {
  if (!place) return null;
  return place.kind === 'fund' ? fundCell(place, form) : rowCell(place, form);
}

function fundCell(place: Extract<MonitoringPlace, { kind: 'fund' }>, form: MonitoringDetail): MonitoredCell | null {
  const { kind, key, field } = place;
  const index = form.funds.findIndex((line) => line.key === key);
  const line = form.funds[index];
  if (!line || field === 'rate' || !form.rights.all) return null;
  const name = field === 'executed' ? `1—${form.month}月执行数` : '全年预计执行数';
  return {
    place: `${key}.${field}`,
    text: line[field] ?? '',
    name: `${line.source || `资金第 ${index + 1} 行`} ${name}`,
    isLong: false,
    edits: (value) => [{ kind, key, field, value, before: line.written[field] }],
  };
}

function rowCell(place: Extract<MonitoringPlace, { kind: 'row' }>, form: MonitoringDetail): MonitoredCell | null {
  const { kind, key, field } = place;
  const index = form.rows.findIndex((row) => row.key === key);
  const row = form.rows[index];
  if (!row || !(form.rights.all || row.mayFill)) return null;
  const before = field === 'causes' ? row.written.causes.join(',') || null : row.written[field];
  return {
    place: `${key}.${field}`,
    // A chance that the figures give is shown by its tick, and is not what a person has chosen.
    text: (field === 'causes' || field === 'possibility' ? before : row[field]) ?? '',
    name: `第 ${index + 1} 行 ${row.level3} ${fieldNames(form.month)[field]}`,
    isLong: field === 'explanation' || field === 'note',
    edits: (value) => [{ kind, key, field, value, before }],
  };
}

/** What a cell of ticks says after one of them was pressed: a cause is added or taken out, a chance takes the other's place. */
export function afterTick(field: 'causes' | 'possibility', text: string, choice: Cause | Possibility): string {
  if (field === 'possibility') return text === choice ? '' : choice;
  const chosen = text.split(',').filter(Boolean);
  const next = chosen.includes(choice) ? chosen.filter((name) => name !== choice) : [...chosen, choice];
  return causes.filter((cause) => next.includes(cause)).join(',');
}

const choiceNames: Record<string, string> = { ...causeNames, ...possibilityNames };

/** 经费保障、其他 for `funds,other`. */
export function namesOfChoices(text: string): string {
  return text
    .split(',')
    .map((name) => choiceNames[name] ?? name)
    .join('、');
}

export const choicesOf = {
  causes: causes.map((key) => ({ key, name: causeNames[key] })),
  possibility: possibilities.map((key) => ({ key, name: possibilityNames[key] })),
} as const;

export interface Sign {
  word: string;
  title: string;
}

/** Where a value comes from, in a word beside it: of earlier months, estimated, or written by hand over what is known. */
export function signOf(
  field: 'actualText' | 'forecastText' | 'possibility',
  row: MonitoringRowView,
  month: number,
): Sign | null {
  switch (field) {
    case 'actualText': {
      if (row.isTyped.actual) return byHand(row.given.actual, '已审月报');
      if (row.actualText === null || row.figureMonth === null || row.figureMonth === month) return null;
      const until = ` ${row.figureMonth} 月`;
      return { word: `至${until}`, title: `${row.figureMonth} 月以后的月报未审，取至${until}的已审数据` };
    }
    case 'forecastText':
      if (row.isTyped.forecast) return byHand(row.given.forecast, '预测');
      return row.forecastText === null ? null : estimated(row);
    case 'possibility':
      if (row.isTyped.possibility) {
        const { possibility } = row.given;
        return byHand(possibility && possibilityNames[possibility], '预测');
      }
      return row.possibility === null ? null : estimated(row);
  }
}

function byHand(known: string | null, source: string): Sign | null {
  return known === null ? null : { word: '手填', title: `手工填写；${source}为 ${known}，清空后恢复` };
}

function estimated({ forecastMethod, figureMonth }: MonitoringRowView): Sign {
  // Twelve approved months leave nothing to estimate.
  if (figureMonth === 12) return { word: '已审', title: '全年月报已审' };
  return { word: '预测', title: forecastMethod ?? '由已审月份推算' };
}

/** The months of a year that have begun, 1–12, on a day `YYYY-MM-DD`. */
export function begunMonths(year: number, today: string): number[] {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months.filter((month) => `${year}-${String(month).padStart(2, '0')}` <= today.slice(0, 7));
}
