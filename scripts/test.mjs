// The whole test: format and lint, types, unit and API tests, and beside them the browser tests, which wait most of their
// time. Every step runs even when an earlier one failed, so that one run tells everything; the last line counts what ran.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');

const own = process.env.npm_execpath;
const [command, args] = own ? [process.execPath, [own]] : ['npm', []];

/** What a step prints goes to `print` as it comes. */
async function passes(step, print) {
  const child = spawn(command, [...args, 'run', step], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', print);
  child.stderr.on('data', print);
  const [status] = await once(child, 'close');
  return status === 0;
}

const failedSteps = [];
const browserPrint = [];
const browserTests = passes('test:e2e', (chunk) => browserPrint.push(chunk));
for (const step of ['lint', 'typecheck', 'test:unit']) {
  console.log(`\n── ${step}`);
  if (!(await passes(step, (chunk) => process.stdout.write(chunk)))) failedSteps.push(step);
}
if (!(await browserTests)) failedSteps.push('test:e2e');
// All at once, so that two tests' words do not mix.
console.log('\n── test:e2e');
process.stdout.write(Buffer.concat(browserPrint));

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
