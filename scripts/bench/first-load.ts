import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { freshPage, withBrowser } from './browser.ts';
import { printRow } from './times.ts';

const CLIENT = 'dist/client';
const KB = 1000;

/** Script and style that a browser with nothing kept loads for a page, as they lie compressed and go over the line. */
export async function benchFirstLoad(origin: string): Promise<void> {
  console.log('\nfirst load, brotli: script and style');
  await withBrowser(async (browser) => {
    await loadOf(browser, origin, 'sign-in page (at most 90 kB)', '/login', null);
    await loadOf(browser, origin, 'overview, signed in (at most 330 kB)', '/?year=2023&month=12', 'leader');
    await loadOf(browser, origin, 'indicator with its chart (ECharts)', '/indicators/1?year=2023&month=12', 'leader');
    await loadOf(browser, origin, 'wall screen', '/board', 'leader');
  });
}

async function loadOf(browser: Browser, origin: string, name: string, path: string, username: string | null) {
  const page = await freshPage(browser, origin, username);
  const files = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css)$/.test(pathname)) files.add(pathname);
  });
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  // A chart comes after its page; the stream of events never falls silent, so quiet cannot be waited for.
  await page.waitForLoadState('load');
  await page.locator('.login, .overview-card, svg, .board-scene, form').first().waitFor();
  if (path.startsWith('/indicators')) await page.locator('svg path').first().waitFor({ state: 'attached' });
  const bytes = [...files].reduce((total, file) => total + sizeOf(file), 0);
  printRow(name, `${(bytes / KB).toFixed(1)} kB`, `${files.size} files`);
  await page.context().close();
}

/** Small files are not compressed. */
function sizeOf(file: string): number {
  const path = join(CLIENT, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}
