import type { CDPSession, Page } from '@playwright/test';
import { freshPage, withBrowser } from './browser.ts';
import { Caller } from './caller.ts';
import { printRow } from './times.ts';

const TURNS = 600;
const WARM_TURNS = 60;
/** Somebody writes while it turns: every so many turns everything is asked afresh. */
const TURNS_PER_WRITE = 20;

/** Does a wall screen grow? The same turns as the clock makes, by key, with changes coming in; memory after a forced clean-up. */
export async function benchWall(origin: string): Promise<void> {
  console.log(
    `\nwall screen over ${TURNS} turns with a change every ${TURNS_PER_WRITE} (two and a half hours at 15 s)`,
  );
  const caller = new Caller(origin);
  await caller.signIn('leader');
  const { items } = JSON.parse(await caller.call('GET', '/api/alerts?year=2023'));
  const alert = items.find(({ state }: { state: string }) => state !== 'closed');
  const change = () => caller.call('POST', `/api/alerts/${alert.id}/moves`, { move: 'instruct', text: '测速' });
  await withBrowser(async (browser) => {
    const page = await freshPage(browser, origin, 'leader');
    const control = await page.context().newCDPSession(page);
    await control.send('Performance.enable');
    await page.goto('/board?year=2023&month=12&seconds=300');
    await page.getByText(/^✓ 实时/).waitFor();
    printRow('', 'heap', 'DOM nodes', 'listeners');
    await turn(page, WARM_TURNS, change);
    await printMemory('before', control);
    for (const part of [1, 2, 3]) {
      await turn(page, TURNS / 3, change);
      await printMemory(`after ${(TURNS / 3) * part} turns`, control);
    }
    await page.context().close();
  });
  caller.close();
}

async function turn(page: Page, turns: number, change: () => Promise<unknown>): Promise<void> {
  const scene = page.locator('.board-scene');
  for (let count = 1; count <= turns; count += 1) {
    await page.keyboard.press('ArrowRight');
    if (count % TURNS_PER_WRITE === 0) await change();
  }
  await scene.waitFor();
}

/** As it stands at the first scene, so that like is compared with like. */
async function printMemory(name: string, control: CDPSession): Promise<void> {
  await control.send('HeapProfiler.collectGarbage');
  await control.send('HeapProfiler.collectGarbage');
  const { metrics } = await control.send('Performance.getMetrics');
  const of = (metric: string) => metrics.find((one) => one.name === metric)?.value ?? Number.NaN;
  printRow(name, `${(of('JSHeapUsedSize') / 1e6).toFixed(2)} MB`, String(of('Nodes')), String(of('JSEventListeners')));
}
