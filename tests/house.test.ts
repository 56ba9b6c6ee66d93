import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, imports, type Room, roomOf } from './support/source-files.ts';

/** Downward only. The client also takes types from the server, which the built pages do not carry. */
const MAY_IMPORT: Record<Room, Room[]> = {
  domain: ['domain'],
  db: ['db', 'domain'],
  server: ['server', 'db', 'domain', 'seeds'],
  seeds: ['seeds', 'server', 'db', 'domain'],
  client: ['client', 'domain'],
};
const PURE_PACKAGES = ['zod', 'dayjs', 'decimal.js'];

describe('the house', () => {
  it('is read whole', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
  });

  it('imports downward only', () => {
    const upward = imports.filter(({ from, to, isType }) => {
      if (to.startsWith('package:') || to.endsWith('package.json')) return false;
      const [room, other] = [roomOf(from), roomOf(to)];
      if (room === 'client' && other === 'server' && isType) return false;
      return !MAY_IMPORT[room].includes(other);
    });
    expect(upward).toEqual([]);
  });

  it('lets only the start-up of the server reach the seeds', () => {
    const reaching = imports.filter(({ from, to }) => roomOf(from) === 'server' && roomOf(to) === 'seeds');
    expect([...new Set(reaching.map(({ from }) => from))].sort()).toEqual(['server/main.ts', 'server/prepare.ts']);
  });

  it('keeps the domain pure', () => {
    const impure = imports.filter(
      ({ from, to }) =>
        roomOf(from) === 'domain' && to.startsWith('package:') && !PURE_PACKAGES.includes(to.slice('package:'.length)),
    );
    expect(impure).toEqual([]);
    const clocks = files.filter(
      (file) => roomOf(file) === 'domain' && /new Date\(\)|Date\.now\(/.test(readFileSync(file, 'utf8')),
    );
    expect(clocks).toEqual([]);
  });

  it('makes every schema with the one configured library', () => {
    const direct = imports.filter(
      ({ from, to, isType }) => to === 'package:zod' && !isType && from !== 'domain/zod.ts',
    );
    expect(direct).toEqual([]);
  });

  it('has no import circles', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, isType } of imports) {
      if (!isType && !to.startsWith('package:')) edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const circles: string[][] = [];
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file]);
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('has no catch-all rooms and no file past 300 lines', () => {
    const names = files.filter((file) => /\/(utils?|helpers?|common|types|index)\.(ts|vue)$/.test(file));
    expect(names).toEqual([]);
    const long = files.filter(
      (file) => !file.includes('migrations/') && readFileSync(file, 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });

  it('is drawn whole in the README: each room of the domain once', () => {
    const map = readFileSync('README.md', 'utf8');
    const rooms = new Set(files.flatMap((file) => /^domain\/[^/]+\//.exec(file) ?? []));
    const counted = [...rooms].map((room) => [room, map.split(`\`${room}\``).length - 1]);
    expect(counted).toEqual([...rooms].map((room) => [room, 1]));
  });
});
