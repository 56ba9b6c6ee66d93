// The whole test: format and lint, types, unit and API tests, browser tests. Every step runs even when an earlier one
// failed, so that one run tells everything; the last line counts what ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');

const failedSteps = ['lint', 'typecheck', 'test:unit', 'test:e2e'].filter((step) => {
  console.log(`\n── ${step}`);
  const own = process.env.npm_execpath;
  const [command, args] = own ? [process.execPath, [own, 'run', step]] : ['npm', ['run', step]];
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const unit = read('reports/vitest.json');
const browser = read('reports/playwright.json');
const passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (browser?.stats.unexpected ?? 0) + (browser?.stats.flaky ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (browser?.stats.skipped ?? 0);

if (failedSteps.length > 0) console.log(`\nfailed: ${failedSteps.join(', ')}`);
if (!unit || !browser) console.log('\na test run left no report');
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failedSteps.length > 0 || !unit || !browser || failed > 0 || passed === 0 ? 1 : 0;
