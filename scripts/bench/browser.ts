import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#seeds/demo/load.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/** Opens a real browser for what is measured in one; without one says that it is left out. */
export async function withBrowser(measure: (browser: Browser) => Promise<void>): Promise<void> {
  if (!existsSync(CHROMIUM)) {
    console.log(`left out: no Chromium at ${CHROMIUM}; set CHROMIUM_PATH to one`);
    return;
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    await measure(browser);
  } finally {
    await browser.close();
  }
}

/** A page in a browser profile of its own, with nothing kept; signed in where a name is given. */
export async function freshPage(browser: Browser, origin: string, username: string | null): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: origin, viewport, locale: 'zh-CN' });
  if (username !== null) {
    const data = { username, password: DEMO_PASSWORD };
    await context.request.post('/api/session', { data, headers: { origin } });
  }
  return context.newPage();
}
