import { describe, expect, it } from 'vitest';
import { exactOrNull } from '#domain/decimal.ts';
import {
  isSameRelation,
  type RelationIndicator,
  relationInputSchema,
  relationProblems,
} from '#domain/reports/relation-draft.ts';
import { type Relation, relationFinding, relationFindings, relationWords } from '#domain/reports/relations.ts';

const plus = (indicatorId: number) => ({ indicatorId, sign: '+' as const });
const minus = (indicatorId: number) => ({ indicatorId, sign: '-' as const });
const relation = (change: Partial<Relation> = {}): Relation => ({
  number: 1,
  left: [plus(1), plus(2)],
  operator: '<=',
  right: [plus(3)],
  tolerance: '0',
  wording: null,
  ...change,
});
const names = ['', '失业参保', '工伤参保', '参保人次'];
const figures =
  (...values: (string | null)[]) =>
  (id: number) => ({
    name: names[id]!,
    unit: '万人',
    value: exactOrNull(values[id - 1]),
  });
const isBroken = (one: Relation, ...values: (string | null)[]) => relationFinding(one, figures(...values)) !== null;
const unnoted = () => false;

describe('a rule between cells', () => {
  it.each([
    ['<=', '24.82', '30.53', '143.61', false],
    ['<=', '24.82', '30.53', '55.35', false],
    ['<=', '24.82', '30.53', '55.34', true],
    ['>=', '24.82', '30.53', '55.35', false],
    ['>=', '24.82', '30.53', '55.36', true],
    ['=', '24.82', '30.53', '55.35', false],
    ['=', '24.82', '30.53', '55.36', true],
  ] as const)('%s of %s + %s and %s is broken: %s', (operator, one, two, three, expected) => {
    expect(isBroken(relation({ operator }), one, two, three)).toBe(expected);
  });

  it('allows what the tolerance does, and no more', () => {
    expect(isBroken(relation({ tolerance: '0.01' }), '24.82', '30.53', '55.34')).toBe(false);
    expect(isBroken(relation({ tolerance: '0.01', operator: '=' }), '24.82', '30.53', '55.37')).toBe(true);
  });

  it('takes off what has a minus', () => {
    expect(isBroken(relation({ left: [plus(1), minus(2)], operator: '=' }), '5', '2', '3')).toBe(false);
  });

  it('is not evaluated while an operand is missing: absent is not zero', () => {
    expect(isBroken(relation(), '90', null, '1')).toBe(false);
    expect(
      relationFinding(relation({ right: [plus(9)] }), (id) => (id === 9 ? undefined : figures('9', '9')(id))),
    ).toBeNull();
  });

  it('names both sides with their figures', () => {
    const message = relationFinding(
      relation({ tolerance: '0.5', wording: '分项不应大于合计' }),
      figures('2', '3', '4'),
    )?.message;
    expect(message).toBe(
      '分项不应大于合计：失业参保 2 ＋ 工伤参保 3 ＝ 5 应≤ 参保人次 4（万人，允许相差 0.5），请核对或说明',
    );
    expect(relationWords(relation(), (id) => names[id]!)).toBe('失业参保 ＋ 工伤参保 ≤ 参保人次');
  });

  it('stands at every cell it names until one of them has a note', () => {
    const found = (hasNote: (id: number) => boolean) => [
      ...relationFindings([relation()], figures('2', '3', '4'), hasNote).keys(),
    ];
    expect(found(unnoted)).toEqual([1, 2, 3]);
    expect(found((id) => id === 3)).toEqual([3]);
  });

  it('says the same turned round', () => {
    const turned = relation({ left: [plus(3)], operator: '>=', right: [plus(2), plus(1)] });
    expect(isSameRelation(relation(), turned)).toBe(true);
    expect(isSameRelation(relation(), relation({ operator: '>=' }))).toBe(false);
    for (const values of [
      ['1', '1', '2'],
      ['1', '2', '2'],
      ['3', '0', '2'],
      ['0', null, '1'],
    ] as const) {
      expect(isBroken(turned, ...values)).toBe(isBroken(relation(), ...values));
      const cells = (one: Relation) => [...relationFindings([one], figures(...values), unnoted).keys()].sort();
      expect(cells(turned)).toEqual(cells(relation()));
    }
  });
});

describe('a relation as it is written down', () => {
  const indicators: RelationIndicator[] = [
    { id: 1, name: '失业参保', unit: '万人', accumulation: 'stock', department: 'dept11' },
    { id: 2, name: '工伤参保', unit: '万人', accumulation: 'stock', department: 'dept11' },
    { id: 3, name: '征缴额', unit: '亿元', accumulation: 'flow', department: 'dept11' },
    { id: 4, name: '养老参保', unit: '万人', accumulation: 'stock', department: 'dept10' },
    { id: 5, name: '新增参保', unit: '万人', accumulation: 'flow', department: 'dept11' },
    { id: 6, name: '评价', unit: '万人', accumulation: 'qualitative', department: 'dept11' },
  ];
  const problems = (left: number[], right: number[]) =>
    relationProblems({ department: 'dept11', left: left.map(plus), right: right.map(plus) }, indicators).map(
      ({ message }) => message,
    );

  it.each([
    [[1], [2], []],
    [[1], [4], ['“养老参保”不是该科室的指标']],
    [[1], [99], ['“99”不是该科室的指标']],
    [[1, 2], [1], ['“失业参保”出现了两次']],
    [[1], [6], ['“评价”是定性指标，不能比较大小']],
    [[1], [5], ['当月数（累计数口径）与期末数、年初至今数不能比较']],
    [[3], [5], ['单位不同（亿元、万人），不能比较']],
  ])('%j against %j: %j', (left, right, expected) => {
    expect(problems(left, right)).toEqual(expected);
  });

  it('needs a cell on each side and a tolerance that is none below zero', () => {
    const whole = { department: 'dept11', left: [plus(1)], operator: '<=', right: [plus(2)], reason: '按解释' };
    expect(relationInputSchema.parse(whole)).toMatchObject({ tolerance: '0', wording: null, isActive: true });
    const messageOf = (change: object) =>
      relationInputSchema.safeParse({ ...whole, ...change }).error?.issues[0]?.message;
    expect(messageOf({ left: [] })).toBe('左边至少选一个指标');
    expect(messageOf({ right: [] })).toBe('右边至少选一个指标');
    expect(messageOf({ tolerance: '-1' })).toBe('允许差不能为负数');
  });
});
