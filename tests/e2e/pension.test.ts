import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const PENSION = '全州基本养老参保人数';

test('the pension row is the same in overview, indicator, form, alert and file', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await expect(page).toHaveURL(/year=2023&month=12/);
  await expect(page.getByText(/7 项整体目标中 5 项达标/)).toBeVisible();
  const row = page
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`${PENSION}.*82\\.76`) })
    .first();
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
