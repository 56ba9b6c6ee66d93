import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  CHAIN_START,
  type ChainEnd,
  type ChainedLine,
  chainText,
  comparedToHead,
  followChain,
} from '#domain/audit/chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const start: ChainEnd = { lines: 0, digest: CHAIN_START };

const line: ChainedLine = {
  at: '2024-11-02T01:00:00.000Z',
  userId: 3,
  username: 'dept10',
  role: 'head',
  action: 'report.save',
  subject: 'report:2024-10:dept10',
  department: 'dept10',
  outcome: 'done',
  before: null,
  after: '{"value":"86.5"}',
  behalfOf: null,
};

function chained(count: number) {
  let end = start;
  return Array.from({ length: count }, (_, at) => {
    const one = { ...line, after: String(at) };
    end = { lines: at + 1, digest: sha256(chainText(one, at + 1, end.digest)) };
    return { ...one, id: at + 1, digest: end.digest };
  });
}

describe('the chain of audit lines', () => {
  it('writes a line always in the same words', () => {
    expect(chainText(line, 7, CHAIN_START)).toBe(
      `["audit-1",7,"${CHAIN_START}","2024-11-02T01:00:00.000Z",3,"dept10","head","report.save","report:2024-10:dept10",` +
        '"dept10","done",null,"{\\"value\\":\\"86.5\\"}",null]',
    );
  });

  it('holds over lines as they were written, in one go or in pieces', () => {
    const lines = chained(5);
    const whole = followChain(start, lines, sha256);
    expect(whole).toEqual({ lines: 5, digest: lines[4]!.digest, broken: null });
    const half = followChain(start, lines.slice(0, 2), sha256);
    expect(followChain(half, lines.slice(2), sha256)).toEqual(whole);
  });

  it.each(Object.keys(line) as (keyof ChainedLine)[])('breaks at the line whose %s was changed', (part) => {
    const lines = chained(5);
    lines[2] = { ...lines[2]!, [part]: part === 'userId' ? 4 : 'other' };
    expect(followChain(start, lines, sha256)).toMatchObject({ lines: 2, broken: { id: 3 } });
  });

  it('breaks at a changed line whose own digest was worked out anew: the next one gives it away', () => {
    const lines = chained(5);
    const forged = { ...lines[2]!, after: 'forged' };
    lines[2] = { ...forged, digest: sha256(chainText(forged, 3, lines[1]!.digest)) };
    expect(followChain(start, lines, sha256)).toMatchObject({ lines: 3, broken: { id: 4 } });
  });

  it('breaks where a line was taken out, put in or moved', () => {
    const lines = chained(5);
    expect(followChain(start, lines.toSpliced(1, 1), sha256).broken).toMatchObject({ id: 3 });
    expect(followChain(start, lines.toSpliced(2, 0, { ...lines[1]!, id: 9 }), sha256).broken).toMatchObject({ id: 9 });
    expect(followChain(start, [lines[1]!, lines[0]!], sha256).broken).toMatchObject({ id: 2 });
  });

  it('notices lines that are missing at the end', () => {
    const lines = chained(5);
    const head = { lines: 5, digest: lines[4]!.digest };
    expect(comparedToHead(followChain(start, lines, sha256), head).broken).toBeNull();
    expect(comparedToHead(followChain(start, lines.slice(0, 4), sha256), head).broken).toEqual({ id: null, at: null });
  });
});
