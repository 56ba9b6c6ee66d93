import type { Page } from '@playwright/test';
import { freshPage, withBrowser } from './browser.ts';
import { printRow, printTimes } from './times.ts';

const SLOWER = 4;
const ROUNDS = 5;

/** Switching the month in the overview with the keys: from the key to the frame that shows the other month. */
export async function benchMonthSwitch(origin: string): Promise<void> {
  console.log('\nmonth switch in the overview, from the key to paint');
  printRow('', 'median', 'p95', 'p99', 'most');
  await withBrowser(async (browser) => {
    const page = await freshPage(browser, origin, 'leader');
    const control = await page.context().newCDPSession(page);
    await page.addInitScript(SWITCH);
    await page.goto('/?year=2023&month=12');
    await page.locator('.sentence-lead').waitFor();
    printTimes('months seen for the first time', await switches(page, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
    const again = Array.from({ length: ROUNDS }, () => [3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2]).flat();
    printTimes('again', await switches(page, again));
    await control.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    printTimes(`again, at ${SLOWER}x CPU throttle`, await switches(page, again));
    await page.context().close();
  });
}

/** In the page: the frame after the one in which the sentence names the month. */
const SWITCH = `window.benchSwitch = (words) => new Promise((done) => {
  const shown = () => document.querySelector('.sentence-lead')?.textContent.includes(words);
  addEventListener('keydown', ({ timeStamp }) => {
    const look = () => {
      if (!shown()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - timeStamp);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
})`;

async function switches(page: Page, months: number[]): Promise<number[]> {
  const times: number[] = [];
  const choice = page.getByLabel('截至');
  for (const month of months) {
    const before = Number(await choice.inputValue());
    const painted = page.evaluate<number>(`window.benchSwitch('2023年${month}月：')`);
    await choice.press(month < before ? 'ArrowUp' : 'ArrowDown');
    times.push(await painted);
  }
  return times;
}
