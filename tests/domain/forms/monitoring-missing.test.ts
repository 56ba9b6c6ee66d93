import { describe, expect, it } from 'vitest';
import {
  EMPTY_ENTRY,
  EMPTY_FUND,
  type MonitoringEntry,
  monitoredFund,
  monitoredRow,
} from '#domain/forms/monitoring.ts';
import { monitoringMissing } from '#domain/forms/monitoring-missing.ts';
import { seedForm } from './seed-forms.ts';

const form = seedForm('p06');
const complete: MonitoringEntry = {
  ...EMPTY_ENTRY,
  actualText: '完成',
  forecastText: '完成',
  possibility: 'certain',
};
const rowsWith = (entry: Partial<MonitoringEntry>) =>
  form.rows.map((row, index) => monitoredRow(row, null, index === 0 ? { ...complete, ...entry } : complete));
const fundsWith = (executed: string | null, expected: string | null, month = 7) =>
  form.funds.map((line, index) => monitoredFund(line, month, index === 0 ? { executed, expected } : EMPTY_FUND));
const messages = (entry: Partial<MonitoringEntry>, funds = fundsWith('4', '8')) =>
  monitoringMissing(form, 7, rowsWith(entry), funds).map(({ level, message }) => `${level} ${message.split('：')[1]}`);

describe('what a monitoring form lacks', () => {
  it.each<[Partial<MonitoringEntry>, string[]]>([
    [{}, []],
    [{ possibility: 'possible' }, ['must 有可能完不成目标，没有填写偏差原因。']],
    [{ possibility: 'impossible' }, ['must 预计完不成目标，没有填写偏差原因。']],
    [{ possibility: 'impossible', causes: ['funds'] }, []],
    [{ possibility: 'impossible', explanation: '资金未到位' }, []],
    [{ possibility: null }, ['note 没有填写完成目标可能性。']],
    [{ forecastText: null }, ['note 没有填写全年预计完成情况。']],
    [{ actualText: null }, ['must 没有执行完成情况（没有对应的月报指标），请填写。']],
  ])('with %j in the first row: %j', (entry, expected) => {
    const first = { ...form, rows: form.rows.map((row) => ({ ...row, indicatorId: null })) };
    const found = monitoringMissing(
      first,
      7,
      rowsWith(entry).map((line, index) => ({ ...line, row: first.rows[index]! })),
      fundsWith('4', '8'),
    );
    expect(found.map(({ level, message }) => `${level} ${message.split('：')[1]}`)).toEqual(expected);
  });

  it('tells of a row without approved figures from one without an indicator', () => {
    const linked = rowsWith({ actualText: null }).map((line) => ({ ...line, row: { ...line.row, indicatorId: '1' } }));
    expect(monitoringMissing(form, 7, linked, fundsWith('4', '8'))[0]?.message).toContain('月报尚无已审数据');
  });

  it('asks for the money of the whole budget, and leads to the cell', () => {
    const items = monitoringMissing(form, 7, rowsWith({}), fundsWith(null, null));
    expect(items).toEqual([
      {
        level: 'must',
        message: `${form.funds[0]?.source}：没有填写 1—7月执行数。`,
        at: { kind: 'fund', key: 'f1', field: 'executed' },
      },
      {
        level: 'must',
        message: `${form.funds[0]?.source}：没有填写全年预计执行数。`,
        at: { kind: 'fund', key: 'f1', field: 'expected' },
      },
    ]);
  });

  it('doubts more spent than is expected for the year', () => {
    expect(messages({}, fundsWith('9', '8'))).toEqual(['must 1—7月执行数 9 大于全年预计执行数 8，请核对。']);
    expect(messages({}, fundsWith('10', '9.9'))).toHaveLength(1);
    expect(messages({}, fundsWith('9.90', '9.9'))).toEqual([]);
  });
});

describe('the money of a monitoring form', () => {
  const [line] = form.funds;

  it('is known at year end from the form itself, and from nobody before', () => {
    expect(line?.executed).not.toBeNull();
    expect(monitoredFund(line!, 12, EMPTY_FUND)).toEqual({
      executed: line?.executed,
      expected: line?.executed,
      isTyped: { executed: false, expected: false },
    });
    expect(monitoredFund(line!, 11, EMPTY_FUND)).toMatchObject({ executed: null, expected: null });
  });

  it('is what a person wrote, where one has', () => {
    expect(monitoredFund(line!, 12, { executed: '1', expected: null })).toEqual({
      executed: '1',
      expected: line?.executed,
      isTyped: { executed: true, expected: false },
    });
  });
});
