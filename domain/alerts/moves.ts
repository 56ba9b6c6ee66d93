import { type Day, dayAfter } from '../calendar/working-days.ts';
import { Failure } from '../failures.ts';
import { type AlertMove, type AlertMoveRequest, alertMoves, alertStateAfter } from './alert.ts';
import { type AlertLife, isMuted, isUnderWay, waitAnew } from './life.ts';

const LONGEST_MUTE_DAYS = 366;

type Standing = Pick<AlertLife, 'state' | 'mutedUntil'>;

/** What may be done with an alert, whoever asks. */
export function movesOpenTo(alert: Standing, today: Day): AlertMove[] {
  return alertMoves.filter((move) => isOpenTo(alert, move, today));
}

function isOpenTo(alert: Standing, move: AlertMove, today: Day): boolean {
  if (!isUnderWay(alert.state)) return false;
  if (move === 'acknowledge') return alert.state === 'open';
  if (move === 'mute') return !isMuted(alert, today);
  return move !== 'unmute' || isMuted(alert, today);
}

/**
 * Where an alert stands after a person's move. Throws when the state does not allow it, words are missing, or a date lies in
 * the past or too far ahead.
 */
export function lifeAfterMove(life: AlertLife, request: AlertMoveRequest, today: Day): AlertLife {
  const { move, until } = request;
  const state = alertStateAfter(life.state, request);
  if (!isOpenTo(life, move, today)) throw new Failure('alert.move-refused', { state: life.state, move });
  for (const date of [request.dueDate, until])
    if (date !== undefined && date < today) throw new Failure('alert.date-past');
  switch (move) {
    case 'acknowledge':
    case 'rectify':
      return answered({ ...life, state }, request.dueDate, today);
    case 'instruct': {
      const next = answered(life, request.dueDate, today);
      // Ordered without a date: the department's days begin anew.
      return { ...next, waitingFrom: next.waitingFrom ?? today };
    }
    case 'mute':
      if (until === undefined || until > dayAfter(today, LONGEST_MUTE_DAYS)) throw new Failure('alert.mute-too-long');
      return { ...life, mutedUntil: until };
    case 'unmute':
      return { ...life, mutedUntil: null, waitingFrom: waitAnew(life, today) };
    case 'close':
      return { ...life, state, waitingFrom: null, overdueOn: null, escalatedOn: null, mutedUntil: null };
  }
}

/** Somebody has acted: what was late or told to the leader is answered, and the next wait begins with the date, if there is one. */
function answered(life: AlertLife, newDate: Day | undefined, today: Day): AlertLife {
  const dueDate = newDate ?? life.dueDate;
  const overdueOn = newDate === undefined ? life.overdueOn : null;
  const waitingFrom = dueDate === null || dueDate >= today ? dueDate : today;
  return { ...life, dueDate, overdueOn, waitingFrom, escalatedOn: null };
}
