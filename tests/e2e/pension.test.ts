import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const PENSION = '全州基本养老参保人数';

test('the pension row is the same in overview, indicator, form, alert and file', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await expect(page).toHaveURL(/year=2023&month=12/);
  await expect(page.getByText(/7 项整体目标中 5 项达标/)).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: new RegExp(`${PENSION}.*82\\.76`) }).first();
  for (const text of ['82.76', '≥87.70 万人', '4.94', '94.37%', '14.16/15', '城乡居民养老保险科']) {
    await expect(row).toContainText(text);
  }
  const fits = await page.evaluate('document.documentElement.scrollHeight <= window.innerHeight');
  expect(fits, 'the overview fits 1440 × 900 without scrolling').toBe(true);
  if (process.env.PICTURES) await page.screenshot({ path: 'docs/overview.png', animations: 'disabled' });

  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { name: PENSION })).toBeVisible();
  await expect(page.getByText('82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16').first()).toBeVisible();
  await page.goto('/alerts?year=2023&month=12');
  await page.getByText(`${PENSION}未达目标`).first().click();
  await expect(
    page.getByText('82.76 / ≥87.70 万人，差 4.94 万人，完成 94.37%', { exact: false }).first(),
  ).toBeVisible();

  await page.goto('/forms?year=2023&month=12');
  await page
    .getByRole('link', { name: /整体支出/ })
    .first()
    .click();
  await expect(page.getByText('=82.76 万人').first()).toBeVisible();
  await page
    .getByRole('button', { name: /14\.16/ })
    .first()
    .click();
  await expect(page.getByText('82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16').first()).toBeVisible();

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /xlsx/i }).first().click();
  const workbook = new ExcelJS.Workbook();
  const file = readFileSync(await (await waiting).path());
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  const cells: string[] = [];
  workbook.eachSheet((sheet) => sheet.eachRow((line) => line.eachCell((cell) => cells.push(cell.text))));
  expect(cells).toEqual(expect.arrayContaining(['>=87.70 万人', '=82.76 万人', '14.16']));
});

const pages: [string, string][] = [
  ['leader', '/?year=2023&month=12'],
  ['leader', '/?year=2024&month=10'],
  ['leader', '/indicators?year=2023&month=12'],
  ['leader', '/indicators/1?year=2023&month=12'],
  ['leader', '/indicators/1?year=2024&month=9&whatIf=82.76'],
  ['leader', '/what-if?year=2024&month=9'],
  ['leader', '/alerts?year=2023&month=12'],
  ['leader', '/alerts/1?year=2023&month=12'],
  ['leader', '/alerts/rules?year=2024&month=10'],
  ['leader', '/forms?year=2023&month=12'],
  ['leader', '/forms/7?year=2023&month=12'],
  ['leader', '/checks?year=2023&month=12'],
  ['officer', '/forms/23?year=2024&month=9&row=1'],
  ['dept04', '/forms/23?year=2024&month=9'],
  ['officer', '/reviews?year=2024&month=10&department=dept03&at=2024-10'],
  ['dept04', '/reports?year=2024&month=10'],
  ['officer', '/forms/policies?policy=1&against=v1'],
  ['leader', '/briefing?year=2024&month=10'],
  ['officer', '/rules'],
  ['officer', '/reviews/calendar?year=2024&month=10'],
  ['dept09', '/delegations'],
  ['leader', '/password'],
  ['officer', '/history'],
  ['dept09', '/work'],
  ['admin', '/admin/users'],
  ['auditor', '/admin/audit'],
];

test('every page can be used by everybody, and none scrolls sideways on a phone', async ({ browser }) => {
  test.setTimeout(180_000);
  const open = new Map<string, Awaited<ReturnType<typeof enterAs>>>();
  for (const [username, path] of pages) {
    const page = open.get(username) ?? (await enterAs(browser, username));
    open.set(username, page);
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).or(page.locator('.page').first()).first()).toBeVisible();
      await expect(page.getByText('正在载入')).toHaveCount(0);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const serious = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    expect(serious, path).toEqual([]);
  }
});
