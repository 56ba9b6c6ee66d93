import { crashRounds } from './rounds.ts';

// usage: npm run crash-test [-- rounds]; against the built server
const rounds = Number(process.argv[2] ?? 200);
const started = Date.now();
const figures = await crashRounds(
  rounds,
  [process.execPath, 'dist/server/main.js'],
  ({ rounds: round, acknowledged }) => {
    if (round % 20 === 0) console.log(`round ${round}: ${acknowledged} acknowledged`);
  },
);
const { acknowledged, underWay, lost, damage, auditLines } = figures;
console.log(`
rounds of kill -9 during concurrent writes   ${figures.rounds}
acknowledged writes                          ${acknowledged}
under way when killed                        ${underWay}
acknowledged and lost                        ${lost.length}
database integrity and audit chain           ${damage.length === 0 ? 'ok after every round' : damage.join('\n')}
audit lines at the end                       ${auditLines}
minutes                                      ${((Date.now() - started) / 60_000).toFixed(1)}
`);
process.exitCode = lost.length + damage.length === 0 && acknowledged > 0 ? 0 : 1;
