import { type Browser, test as base, expect, type Page } from '@playwright/test';

/** Everybody leaves when a test is over: pages left open would go on listening to the server. */
export const test = base.extend<{ everybodyLeaves: undefined }>({
  everybodyLeaves: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

/**
 * Signs in by the sign-in page as a demonstration account, in a browser of its own; anything odd on the page is an error,
 * apart from a `refused` status that the test is about.
 */
export async function enterAs(browser: Browser, username: string, { refused = '401' } = {}): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message) => {
    // The browser itself reports the question "is anybody signed in" that was answered no, on the sign-in page, the
    // save that came second, what a cell refused, and the connection a test has cut.
    const isExpected = /401|409|422|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !isExpected && !message.text().includes(refused)) throw new Error(message.text());
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      throw new Error(`leaves the machine: ${request.url()}`);
  });
  await page.goto('/login');
  await page.getByRole('button', { name: new RegExp(`·\\s*${username}$`) }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  return page;
}
