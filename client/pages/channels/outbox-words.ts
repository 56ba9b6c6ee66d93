import type { OutboxState } from '#domain/notifications/channels.ts';

export const outboxTones: Record<OutboxState, { sign: string; tone: string }> = {
  waiting: { sign: '○', tone: 'status-behind' },
  sending: { sign: '→', tone: 'status-over' },
  sent: { sign: '✓', tone: 'status-met' },
  failed: { sign: '◆', tone: 'status-seriously-behind' },
  'given-up': { sign: '–', tone: 'status-no-data' },
  withheld: { sign: '–', tone: 'status-no-data' },
};
