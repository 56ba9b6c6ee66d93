import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertLevel, AlertMoveRequest, AlertRule } from '#domain/alerts/alert.ts';
import { type AlertLife, answerBy, isMuted, isStanding, lifeAfter } from '#domain/alerts/life.ts';
import { lifeAfterMove, movesOpenTo } from '#domain/alerts/moves.ts';
import { type AlertSettings, usualSettings } from '#domain/alerts/settings.ts';
import { type DayKind, dayAfter } from '#domain/calendar/working-days.ts';

const NATIONAL_DAY = new Map<string, DayKind>(
  ['01', '02', '03', '04', '07'].map((date) => [`2024-10-${date}`, 'holiday' as const]),
);
const usual = usualSettings('target-gap');

/** An alert and its days: `evaluate` and `move` walk it through them and answer the kinds of what happened. */
class Walk {
  life: AlertLife | null = null;
  readonly settings: AlertSettings;
  constructor(change: Partial<AlertSettings> = {}) {
    this.settings = { ...usual, ...change };
  }
  evaluate(today: string, level: AlertLevel | null, message = '差 1', rule: AlertRule = 'target-gap'): string[] {
    const found = level === null ? null : { rule, level, message };
    const step = lifeAfter(this.life, found, { today, settings: this.settings, calendar: NATIONAL_DAY });
    if (step) this.life = step.life;
    return step?.events.map(({ kind }) => kind) ?? [];
  }
  move(today: string, request: AlertMoveRequest): void {
    this.life = lifeAfterMove(this.life!, request, today);
  }
}

describe('re-arming', () => {
  it('does not open a closed alert because its figures moved a little', () => {
    const walk = new Walk();
    expect(walk.evaluate('2024-10-08', 'yellow', '差 4.94')).toEqual(['opened']);
    walk.move('2024-10-08', { move: 'close', text: '目标已调整' });
    expect(walk.evaluate('2024-10-09', 'yellow', '差 4.93')).toEqual([]);
    expect(walk.life).toMatchObject({ state: 'closed', message: '差 4.94' });
  });

  it('opens it when the cause has gone and come back, or is worse', () => {
    const gone = new Walk();
    gone.evaluate('2024-10-08', 'yellow');
    gone.move('2024-10-08', { move: 'close', text: '目标已调整' });
    expect(gone.evaluate('2024-10-09', null)).toEqual([]);
    expect(gone.evaluate('2024-10-10', 'yellow')).toEqual(['reopened']);
    expect(gone.life).toMatchObject({ openings: 2, foundOn: '2024-10-10' });
    const worse = new Walk();
    worse.evaluate('2024-10-08', 'yellow');
    worse.move('2024-10-08', { move: 'close', text: '目标已调整' });
    expect(worse.evaluate('2024-10-09', 'red')).toEqual(['reopened']);
  });

  it('takes the level at which it was closed as what was judged', () => {
    const walk = new Walk();
    walk.evaluate('2024-10-08', 'red');
    walk.move('2024-10-08', { move: 'close', text: '已专题研究' });
    expect(walk.evaluate('2024-10-09', 'yellow')).toEqual([]);
    expect(walk.evaluate('2024-10-10', 'red')).toEqual([]);
  });

  it('closes by itself, and opens again as soon as the cause is back', () => {
    const walk = new Walk();
    walk.evaluate('2024-10-08', 'red');
    expect(walk.evaluate('2024-10-09', null)).toEqual(['resolved']);
    expect(walk.evaluate('2024-10-09', null)).toEqual([]);
    expect(walk.evaluate('2024-10-10', 'red')).toEqual(['reopened']);
  });
});

describe('the pending period', () => {
  it('opens on the day it has held so long, not the day before', () => {
    const walk = new Walk({ pendingDays: 3 });
    expect(walk.evaluate('2024-10-08', 'yellow')).toEqual(['watched']);
    expect(isStanding(walk.life!, '2024-10-08')).toBe(false);
    expect(movesOpenTo(walk.life!, '2024-10-08')).toEqual([]);
    expect(walk.evaluate('2024-10-10', 'yellow')).toEqual([]);
    expect(walk.evaluate('2024-10-11', 'yellow')).toEqual(['opened']);
  });

  it('begins anew when the cause went in between', () => {
    const walk = new Walk({ pendingDays: 3 });
    walk.evaluate('2024-10-08', 'yellow');
    expect(walk.evaluate('2024-10-10', null)).toEqual(['passed']);
    expect(walk.evaluate('2024-10-11', 'yellow')).toEqual(['watched']);
    expect(walk.evaluate('2024-10-14', 'yellow')).toEqual(['opened']);
  });

  it('is not waited for by what turns red', () => {
    const walk = new Walk({ pendingDays: 30 });
    walk.evaluate('2024-10-08', 'yellow');
    expect(walk.evaluate('2024-10-09', 'red')).toEqual(['opened']);
  });
});

describe('the leader', () => {
  it('is told after five working days without action, holidays and weekends not counted', () => {
    const walk = new Walk();
    walk.evaluate('2024-09-30', 'red');
    const day = { settings: walk.settings, calendar: NATIONAL_DAY };
    expect(answerBy(walk.life!, day)).toBe('2024-10-14');
    expect(walk.evaluate('2024-10-14', 'red')).toEqual([]);
    expect(walk.evaluate('2024-10-15', 'red')).toEqual(['escalated']);
    expect(walk.evaluate('2024-10-30', 'red')).toEqual([]);
  });

  it('is not told of a yellow one unless the rule says so', () => {
    const walk = new Walk();
    walk.evaluate('2024-10-08', 'yellow');
    expect(walk.evaluate('2024-12-31', 'yellow')).toEqual([]);
    const told = new Walk({ escalationDays: 10 });
    told.evaluate('2024-10-08', 'yellow');
    expect(told.evaluate('2024-12-31', 'yellow')).toEqual(['escalated']);
  });

  it('gives the department its days anew with an instruction', () => {
    const walk = new Walk();
    walk.evaluate('2024-10-08', 'red');
    walk.evaluate('2024-10-16', 'red');
    walk.move('2024-10-16', { move: 'instruct', text: '请说明' });
    expect(walk.life).toMatchObject({ escalatedOn: null, waitingFrom: '2024-10-16', state: 'open' });
    expect(walk.evaluate('2024-10-23', 'red')).toEqual([]);
    expect(walk.evaluate('2024-10-24', 'red')).toEqual(['escalated']);
  });

  it('hears of measures that are overdue for as long', () => {
    const walk = new Walk();
    walk.evaluate('2024-10-08', 'red');
    walk.move('2024-10-09', { move: 'rectify', text: '专项扩面', dueDate: '2024-10-31' });
    expect(walk.evaluate('2024-10-31', 'red')).toEqual([]);
    expect(walk.evaluate('2024-11-01', 'red')).toEqual(['overdue']);
    expect(walk.evaluate('2024-11-07', 'red')).toEqual([]);
    expect(walk.evaluate('2024-11-08', 'red')).toEqual(['escalated']);
    walk.move('2024-11-08', { move: 'rectify', text: '延期', dueDate: '2024-12-20' });
    expect(walk.life).toMatchObject({ overdueOn: null, escalatedOn: null, waitingFrom: '2024-12-20' });
  });
});

describe('a mute', () => {
  const muted = () => {
    const walk = new Walk({ escalationDays: 1 });
    walk.evaluate('2024-10-08', 'yellow');
    walk.move('2024-10-08', { move: 'mute', text: '等待上级调整目标', until: '2024-10-31' });
    return walk;
  };

  it('is silent through its last day and ends by itself', () => {
    const walk = muted();
    expect(movesOpenTo(walk.life!, '2024-10-31')).toContain('unmute');
    expect(walk.evaluate('2024-10-31', 'yellow')).toEqual([]);
    expect(isStanding(walk.life!, '2024-10-31')).toBe(false);
    expect(isStanding(walk.life!, '2024-11-01')).toBe(true);
    expect(walk.evaluate('2024-11-01', 'yellow')).toEqual(['woken']);
    // The days of the mute are not held against anybody.
    expect(walk.life).toMatchObject({ mutedUntil: null, waitingFrom: '2024-11-01' });
  });

  it('is woken by what is worse', () => {
    expect(muted().evaluate('2024-10-09', 'red')).toEqual(['worsened', 'woken']);
  });

  it('has an end within a year that does not lie in the past', () => {
    const walk = muted();
    walk.move('2024-10-09', { move: 'unmute' });
    const mute = { move: 'mute', text: '等待上级调整目标' } as const;
    expect(() => walk.move('2024-10-09', { ...mute, until: '2024-10-08' })).toThrow(/不能早于今天/);
    expect(() => walk.move('2024-10-09', { ...mute, until: '2026-01-01' })).toThrow(/一年/);
    expect(() => walk.move('2024-10-09', { move: 'unmute' })).toThrow(/当前状态/);
  });
});

it('a worse level takes an acknowledgement back and leaves measures under way', () => {
  const walk = new Walk();
  walk.evaluate('2024-10-08', 'yellow');
  walk.move('2024-10-08', { move: 'acknowledge', text: '月底前补报', dueDate: '2024-10-31' });
  expect(walk.life).toMatchObject({ state: 'acknowledged', dueDate: '2024-10-31', waitingFrom: '2024-10-31' });
  expect(walk.evaluate('2024-10-09', 'red')).toEqual(['worsened']);
  expect(walk.life).toMatchObject({ state: 'open', waitingFrom: '2024-10-09' });
  walk.move('2024-10-09', { move: 'rectify', text: '专项扩面', dueDate: '2024-11-30' });
  expect(walk.evaluate('2024-10-10', 'yellow')).toEqual(['changed']);
  expect(walk.evaluate('2024-10-11', 'red')).toEqual(['worsened']);
  expect(walk.life).toMatchObject({ state: 'handling', waitingFrom: '2024-11-30' });
});

it('of a late report the running number of days is no event', () => {
  const walk = new Walk();
  walk.evaluate('2024-10-09', 'yellow', '已逾期 1 天', 'late-report');
  expect(walk.evaluate('2024-10-10', 'yellow', '已逾期 2 天', 'late-report')).toEqual([]);
  expect(walk.life?.message).toBe('已逾期 2 天');
});

it('a rule that is switched off closes what it had opened, and says so', () => {
  const walk = new Walk({ isOn: false });
  walk.evaluate('2024-10-08', 'red');
  const step = lifeAfter(walk.life, null, { today: '2024-10-09', settings: walk.settings, calendar: NATIONAL_DAY });
  expect(step?.events[0]?.text).toContain('停用');
});

describe('whatever happens', () => {
  const level = fc.constantFrom<AlertLevel | null>('red', 'yellow', 'blue', null);
  const request = fc.constantFrom<AlertMoveRequest['move'] | null>(
    null,
    null,
    'acknowledge',
    'instruct',
    'rectify',
    'mute',
    'unmute',
    'close',
  );
  const day = fc.record({ after: fc.nat(9), level, message: fc.constantFrom('差 1', '差 2'), move: request });
  const settings = fc.record({
    pendingDays: fc.nat(4),
    redPendingDays: fc.nat(2),
    escalationDays: fc.option(fc.integer({ min: 1, max: 6 })),
    redEscalationDays: fc.option(fc.integer({ min: 1, max: 6 })),
  });

  it('the same days give the same alert, and evaluating twice changes nothing', () => {
    fc.assert(
      fc.property(settings, fc.array(day, { maxLength: 40 }), (change, days) => {
        const walks = [new Walk(change), new Walk(change)] as const;
        const told = walks.map((walk, index) => {
          let today = '2024-09-02';
          const kinds: string[] = [];
          for (const one of days) {
            today = dayAfter(today, one.after);
            kinds.push(...walk.evaluate(today, one.level, one.message));
            if (index === 1) expect(walk.evaluate(today, one.level, one.message)).toEqual([]);
            const { life } = walk;
            if (one.level === null) expect(life === null || life.state === 'closed').toBe(true);
            if (life !== null && isMuted(life, today)) expect(kinds.at(-1)).not.toBe('escalated');
            if (life !== null && one.move !== null && movesOpenTo(life, today).includes(one.move)) {
              const dates = { dueDate: dayAfter(today, 5), until: dayAfter(today, 9) };
              walk.move(today, { move: one.move, text: '说明文字', ...dates });
              kinds.push(one.move);
            }
          }
          return kinds;
        });
        expect(walks[1].life).toEqual(walks[0].life);
        expect(told[1]).toEqual(told[0]);
        // It never opens twice without having closed.
        const ends = (kind: string) => ['resolved', 'passed', 'close'].includes(kind);
        let isOpen = false;
        for (const kind of told[0] ?? []) {
          if (kind === 'opened' || kind === 'reopened') {
            expect(isOpen).toBe(false);
            isOpen = true;
          } else if (ends(kind)) isOpen = false;
        }
      }),
    );
  });
});
