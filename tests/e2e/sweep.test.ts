import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

/** The desks, a wall, a phone, and 1440 × 900 at a zoom of 200 %. */
const SIZES = [
  [1440, 900],
  [1366, 768],
  [1920, 1080],
  [720, 450],
  [360, 740],
] as const;
const READ_AT = [1440, 360];
/** One walk tells of every page. */
const softly = expect.configure({ soft: true });

/** Every page with somebody who comes there, in a state that shows something. */
const pages: Record<string, string[]> = {
  leader: [
    '/?year=2023&month=12',
    '/?year=2024&month=10',
    '/board?year=2023&month=12',
    '/indicators?year=2023&month=12',
    '/indicators/1?year=2023&month=12',
    '/indicators/1?year=2024&month=9&whatIf=82.76',
    '/targets?year=2024&month=10',
    '/thresholds?year=2024&month=10',
    '/what-if?year=2024&month=9',
    '/alerts?year=2023&month=12',
    '/alerts/1?year=2023&month=12',
    '/alerts/rules?year=2024&month=10',
    '/briefing?year=2024&month=9',
    '/forms?year=2023&month=12',
    '/forms/7?year=2023&month=12',
    '/budget?year=2024&month=9',
    '/projects/21?year=2023&month=12',
    '/accounts?year=2023&month=12',
    '/checks?year=2023&month=12',
    '/password',
    '/nowhere',
  ],
  officer: [
    '/targets?year=2024&month=10',
    '/thresholds?year=2024&month=10',
    '/forms/23?year=2024&month=9&row=1',
    '/forms/23/monitoring?year=2024&month=7',
    '/forms/policies?policy=1&against=v1',
    '/reviews?year=2024&month=10&department=dept03&at=2024-10',
    '/reviews/calendar?year=2024&month=10',
    '/rules',
    '/briefing?year=2024&month=9',
    '/budget?year=2024&month=9&view=month',
    '/accounts/document?year=2023&month=12',
    '/accounts/document/templates?year=2023&month=12',
    '/accounts/reading',
    '/checks?year=2023&month=12',
    '/checks/text?year=2023&month=12',
    '/history',
    '/board/links',
    '/inbox',
  ],
  dept02: ['/budget?year=2024&month=10&view=month', '/accounts?year=2023&month=12'],
  dept04: ['/reports?year=2024&month=10', '/forms/23?year=2024&month=9'],
  dept09: ['/work', '/delegations'],
  admin: ['/admin/users', '/admin/channels', '/admin/backups'],
  auditor: ['/admin/audit', '/admin/audit/figures/1/2023-12'],
};
/** Nobody has to be signed in for these. */
const open = ['/login', '/board/open'];

for (const [username, paths] of Object.entries(pages)) {
  test(`every page of ${username} can be used by everybody and scrolls sideways nowhere`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await enterAs(browser, username);
    for (const path of paths) await usable(page, path);
    if (username === 'officer') await usable(page, await aReading(page));
  });
}

test('the pages before signing in can be used by everybody', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  for (const path of open) await usable(page, path);
});

test('no page of the router is left out', () => {
  const router = readFileSync(new URL('../../client/router.ts', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
  const walked = [...Object.values(pages).flat(), ...open, '/accounts/reading/1'].map((path) => path.split('?')[0]);
  const isWalked = (route: string) => {
    const pattern = new RegExp(`^${route.replace('/:missing(.*)*', '/nowhere').replace(/:\w+/g, '[\\w-]+')}$`);
    return walked.some((path) => pattern.test(path ?? ''));
  };
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter((route) => !isWalked(route))).toEqual([]);
});

async function usable(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  const told = page.getByRole('heading', { level: 1 }).or(page.locator('.page')).or(page.getByRole('main'));
  await expect(told.first()).toBeVisible();
  await expect(page.getByText('正在载入')).toHaveCount(0);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect(page.getByText('正在载入')).toHaveCount(0);
    // A drawing follows its box a moment later.
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await softly.poll(overflow, { message: `${path} at ${width}`, timeout: 2000 }).toBeLessThanOrEqual(0);
    if (READ_AT.includes(width)) softly(await faults(page), `${path} at ${width}`).toEqual([]);
  }
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The page of a document that was read back; read here where nobody has done so yet. */
async function aReading(page: Page): Promise<string> {
  const known = await (await page.request.get('/api/accounts/readings')).json();
  if (known.length > 0) return `/accounts/reading/${known[0].id}`;
  const buffer = readFileSync(new URL('../../seeds/2023/source.txt', import.meta.url));
  const answer = await page.request.post('/api/accounts/readings?year=2020', {
    multipart: { file: { name: '公开说明.txt', mimeType: 'text/plain', buffer } },
    headers: { origin: new URL(page.url()).origin },
  });
  return `/accounts/reading/${(await answer.json()).id}`;
}
