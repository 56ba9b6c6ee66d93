import { describe, expect, it } from 'vitest';
import { crashRounds } from '../../scripts/crash/rounds.ts';

describe('a server that is killed', () => {
  it('has lost nothing it acknowledged, and its database and audit chain are whole', { timeout: 120_000 }, async () => {
    const figures = await crashRounds(3, [process.execPath, '--import', 'tsx', 'server/main.ts']);
    expect(figures).toMatchObject({ rounds: 3, lost: [], damage: [] });
    expect(figures.acknowledged).toBeGreaterThan(0);
  });
});
