import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const PENSION = '全州基本养老参保人数';
const INPUT = '选择填好的模板';

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** The template with the months of one indicator filled, January first. */
async function filled(bytes: Buffer, name: string, months: (string | number)[]) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0]!;
  sheet.eachRow((row, number) => {
    if (row.getCell(2).text !== name) return;
    months.forEach((value, index) => {
      sheet.getCell(number, 6 + index).value = value;
    });
  });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '2021年数据.xlsx', mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

const rising = Array.from({ length: 12 }, (_, index) => 70 + index);

test('the officer takes in an earlier year: one wrong cell holds it up, corrected it shows as last year, and it can be undone', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.getByRole('link', { name: '历史数据' }).click();
  const template = await downloaded(officer, '下载模板');
  expect(template.name).toBe('历史数据-2021年.xlsx');

  const wrong: (string | number)[] = [...rising];
  wrong[3] = '约73';
  await officer.getByLabel(INPUT).setInputFiles(await filled(template.bytes, PENSION, wrong));
  await expect(officer.getByText('共 12 个数值：新填 11 个，错误 1 处')).toBeVisible();
  await expect(officer.getByRole('list', { name: '错误' })).toContainText(/I4.*约73/);
  await expect(officer.getByRole('button', { name: '确认导入' })).toBeDisabled();

  await officer.getByLabel(INPUT).setInputFiles(await filled(template.bytes, PENSION, rising));
  await expect(officer.getByText('共 12 个数值：新填 12 个')).toBeVisible();
  await officer.getByRole('button', { name: '确认导入 12 个数值' }).click();
  await expect(officer.getByText('已导入 12 个历史数值')).toBeVisible();
  const line = officer.getByRole('row', { name: /2021年数据\.xlsx/ });
  await expect(line).toContainText('2021年1月 至 2021年12月');

  // The year after it has a last year now, and the year itself says where its figures come from.
  await officer.goto('/indicators/1?year=2022&month=12&table=1');
  await expect(officer.getByRole('heading', { name: PENSION })).toBeVisible();
  await expect(officer.getByText('81.00').first()).toBeVisible();
  await officer.goto('/indicators/1?year=2021&month=12');
  await expect(officer.getByText('历史导入').first()).toBeVisible();
  await expect(officer.getByText(/文件 2021年数据\.xlsx/).first()).toBeVisible();

  await officer.goto('/history');
  await line.getByRole('button', { name: '撤销此次导入' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect(line).toContainText('已撤销');
  await officer.goto('/indicators/1?year=2022&month=12&table=1');
  await expect(officer.getByRole('heading', { name: PENSION })).toBeVisible();
  await expect(officer.getByText('81.00')).toHaveCount(0);
});

test('a head brings two months back in one workbook', async ({ browser }) => {
  const head = await enterAs(browser, 'dept15');
  await head.goto('/reports?year=2024&month=10');
  await head.getByRole('button', { name: '导入' }).click();
  const dialog = head.getByRole('dialog');
  await dialog.getByText('全年（12 个月）').click();
  const template = await downloaded(head, '下载 2024 年全年模板');
  const months: (string | number)[] = [];
  months[9] = 619;
  months[10] = 619;
  const name = '失业保险待遇发放额';
  await dialog.getByLabel(INPUT).setInputFiles(await filled(template.bytes, name, months));
  await expect(dialog.getByText(/新填 2 个/)).toBeVisible();
  await dialog.getByRole('button', { name: '确认导入 2 项' }).click();
  await expect(head.getByText('已导入 2 项，请核对后提交')).toBeVisible();
  await expect(head.getByRole('textbox', { name: `${name}，本月` })).toHaveValue('619');
  await head.goto('/reports?year=2024&month=11');
  await expect(head.getByRole('textbox', { name: `${name}，本月` })).toHaveValue('619');
});
