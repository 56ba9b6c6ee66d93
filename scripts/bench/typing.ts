import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { withBrowser } from './browser.ts';
import { ms, printRow, quantile } from './times.ts';
import { ROWS, WIDE } from './wide-report.ts';

const SLOWER = 4;
/** A quick typist; each key is on the screen before the next one comes. */
const RHYTHM = 120;
/** Longer than the entry grid waits before it saves by itself. */
const UNTIL_SAVED = 900;

interface KeyTime {
  name: string;
  painted: number | null;
  presented: number;
}

/** The entry grid in a real browser, with real keys: from the key to the frame that shows it, and a pasted block until it is saved. */
export async function benchTyping(origin: string): Promise<void> {
  console.log(
    `\nentry grid of ${ROWS} rows, Chromium at ${SLOWER}x CPU throttle: key to paint (presented = Event Timing, to 8 ms)`,
  );
  await withBrowser(async (browser) => {
    const page = await openReport(browser, origin);
    const control = await page.context().newCDPSession(page);
    await throttle(control, SLOWER);
    await typeAll(page);
    console.log('\npaste, from the key to the frame that shows it and to the acknowledged save');
    printRow('', 'shown', 'saved');
    await paste(page, control, 1);
    await paste(page, control, SLOWER);
  });
}

async function openReport(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
  });
  const { username, password } = WIDE;
  await context.request.post('/api/session', { data: { username, password }, headers: { origin } });
  await context.addInitScript({ path: new URL('page-clock.js', import.meta.url).pathname });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  await page.goto(`/reports?year=${WIDE.month.slice(0, 4)}&month=${Number(WIDE.month.slice(5))}`);
  await page
    .locator('.entry-grid tbody tr')
    .nth(ROWS - 1)
    .waitFor();
  return page;
}

const throttle = (control: CDPSession, rate: number) => control.send('Emulation.setCPUThrottlingRate', { rate });

async function typeAll(page: Page): Promise<void> {
  printRow('', 'median', 'p95', 'most', 'presented', 'p95');
  // The same page, the same throttle, nothing but the browser's own work: what no grid can be quicker than.
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<input id="plain">')`);
  await page.locator('#plain').focus();
  await measured(page, 'plain <input> on the page', async () => {
    for (let count = 0; count < 60; count += 1) await press(page, String(count % 10));
  });
  await page.evaluate(`document.querySelector('#plain').remove()`);
  const first = page.locator('[data-cell="0:2"] input');
  await first.click();
  await measured(page, 'digits and Enter', () => typeColumn(page, 20));
  await first.click();
  await measured(page, 'digits and Enter, saving after each figure', () => typeColumn(page, 15, UNTIL_SAVED));
  await first.click();
  await measured(page, 'arrows', async () => {
    for (let count = 0; count < 30; count += 1) await press(page, 'ArrowDown');
    for (let count = 0; count < 30; count += 1) await press(page, ['ArrowLeft', 'ArrowUp', 'ArrowRight'][count % 3]!);
  });
  await page.locator('[data-cell="0:7"] textarea').click();
  await measured(page, 'letters of a note', async () => {
    for (let count = 0; count < 60; count += 1) await press(page, 'abcdefghij'[count % 10]!);
  });
  await page.keyboard.press('Enter');
  await wait(UNTIL_SAVED);
}

async function typeColumn(page: Page, rows: number, pause = 0): Promise<void> {
  for (let row = 0; row < rows; row += 1) {
    for (const key of `${80 + (row % 9)}.${row % 10}`) await press(page, key);
    await press(page, 'Enter');
    await wait(pause);
  }
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await wait(RHYTHM);
}

async function measured(page: Page, name: string, type: () => Promise<void>): Promise<void> {
  await page.evaluate('benchKeys.length = 0');
  await type();
  await wait(500);
  const keys = (await page.evaluate('benchKeys')) as KeyTime[];
  const painted = keys.flatMap((key) => (key.painted === null ? [] : [key.painted]));
  const presented = keys.map((key) => key.presented);
  printRow(
    `${name} (${keys.length} keys)`,
    ...[quantile(painted, 0.5), quantile(painted, 0.95), Math.max(...painted)].map(ms),
    ...[quantile(presented, 0.5), quantile(presented, 0.95)].map(ms),
  );
}

/** Sixty rows of twelve columns laid over the whole grid: what can be written is taken, all of it saved in one act. */
async function paste(page: Page, control: CDPSession, rate: number): Promise<void> {
  const block = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => (column === 7 ? `第${rate}次` : `${70 + rate}.${10 + row}`)).join('\t'),
  ).join('\r\n');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.locator('[data-cell="0:0"]').click();
  await throttle(control, rate);
  await page.evaluate('benchKeys.length = 0; performance.clearResourceTimings()');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.keyboard.press('Control+V');
  const answer = await answered;
  await page.getByText(/已保存 \d{2}:\d{2}:\d{2}/).waitFor();
  await throttle(control, 1);
  const saved = JSON.parse(answer.request().postData() ?? '{}').entries.length;
  const [applied, acknowledged] = (await page.evaluate('benchPaste()')) as [number, number];
  printRow(`${ROWS} x 12 cells at ${rate}x: ${saved} rows saved`, ms(applied), ms(acknowledged));
}
