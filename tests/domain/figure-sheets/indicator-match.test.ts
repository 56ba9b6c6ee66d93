import { describe, expect, it } from 'vitest';
import { indicatorMatcher } from '#domain/figure-sheets/indicator-match.ts';

const indicators = [
  { indicatorId: 1, code: 'INS-01', name: '全州基本养老参保人数', unit: '万人' },
  { indicatorId: 2, code: 'INS-02', name: '全州工伤参保人数', unit: '万人' },
  { indicatorId: 3, code: 'SERV-18', name: '社会保险档案查询准确率', unit: '%' },
];
const PENSION = indicators[0]!.name;

describe('a row is an indicator or nothing', () => {
  const match = indicatorMatcher(indicators);
  const keys = (change: Partial<Parameters<typeof match>[0]>) => ({ id: '', code: '', name: '', ...change });

  it.each([
    ['by code', keys({ code: 'INS-01' }), 1],
    ['by name, spaces apart', keys({ name: ' 全州 基本养老参保人数' }), 1],
    ['by name when the code is a foreign one', keys({ code: '001', name: PENSION }), 1],
    ['by hidden id', keys({ id: '2:INS-02', code: 'INS-02' }), 2],
  ])('%s', (_, row, id) => expect(match(row)).toMatchObject({ indicator: { indicatorId: id } }));

  it.each([
    ['code and name of two indicators', keys({ code: 'INS-02', name: PENSION })],
    ['a hidden id beside another name', keys({ id: '2:INS-02', name: PENSION })],
  ])('%s are a problem', (_, row) => expect(match(row)).toHaveProperty('problem'));

  it.each([
    ['全州基本养老保险参保人数', 'INS-01 全州基本养老参保人数'],
    ['档案查询准确率', 'SERV-18 社会保险档案查询准确率'],
    ['办公用品', null],
  ])('%s is not taken; the nearest is %s', (name, suggestion) => {
    expect(match(keys({ name }))).toEqual({ unmatched: name, suggestion });
  });

  it('a known code beside an unknown name is not taken either', () => {
    expect(match(keys({ code: 'INS-01', name: '失业参保' }))).toEqual({
      unmatched: '失业参保',
      suggestion: 'INS-01 全州基本养老参保人数',
    });
  });
});
