import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const CHANGE = '机关运行经费比上年';

/** The nine tables as downloaded, with one cell changed. */
async function tables(page: Page, value: string | number) {
  const link = page.getByRole('link', { name: '下载决算表' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('2023年部门决算表.xlsx');
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(parts) as unknown as Parameters<typeof book.xlsx.load>[0]);
  book.getWorksheet('一般公共预算财政拨款基本支出决算表')!.getCell('F13').value = value;
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '决算表.xlsx', mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

test('the finance department enters a figure, sees what follows from it, and imports tables without a wrong cell', async ({
  browser,
}) => {
  const page = await enterAs(browser, 'dept02');
  await page.goto('/accounts?year=2023&month=12');
  const row = page.locator('tr[data-code="agencyOperation.amount"]');
  await expect(row).toContainText('+6.90');

  // Every derived figure follows the keys, with its arithmetic; nothing is kept before it is saved.
  await page.getByLabel('公用经费 决算数').fill('92.62');
  await expect(row).toContainText('+10.00');
  await row.getByRole('button', { name: new RegExp(`^${CHANGE} = 92.62 − 84.20`) }).focus();
  await expect(page.getByText(`${CHANGE} = 92.62 − 84.20 = 8.42 万元`)).toBeVisible();
  await page.getByLabel('机关运行经费支出 增减原因').fill('');
  await expect(row).toContainText('有差异，未写原因');
  await page.getByLabel('公用经费 决算数').fill('九十');
  await expect(page.getByRole('alert')).toContainText('应为数字');
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();
  await page.getByLabel('公用经费 决算数').fill('92.62');
  await page.getByLabel('机关运行经费支出 增减原因').fill('办公费较上年增加');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(row).toContainText('+10.00');

  const [wrong, right] = [await tables(page, '约九十'), await tables(page, 90.01)];
  await page.getByRole('button', { name: '导入决算表' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('选择填好的模板').setInputFiles(wrong);
  await expect(dialog.getByText('一般公共预算财政拨款基本支出决算表!F13')).toBeVisible();
  await expect(dialog.getByText('“约九十”无法识别为数字')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '确认导入' })).toBeDisabled();
  await dialog.getByLabel('选择填好的模板').setInputFiles(right);
  await expect(dialog.getByRole('row', { name: /公用经费/ })).toContainText('92.62');
  await dialog.getByRole('button', { name: '确认导入 1 个决算数' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('+6.90');
});

test('a reader is shown the figures and nothing to type', async ({ browser }) => {
  const page = await enterAs(browser, 'dept05');
  await page.goto('/accounts?year=2023&month=12');
  await expect(page.locator('tr[data-code="income.total"]')).toContainText('1,752.88');
  await expect(page.locator('.page input, .page textarea')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '导入决算表' })).toHaveCount(0);
});
