import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const INPUT = '选择填好的模板';

/** The template as it was downloaded, with these cells filled by a spreadsheet program. */
async function filled(bytes: Buffer, cells: Record<string, string | number>) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  for (const [address, value] of Object.entries(cells)) book.worksheets[0]!.getCell(address).value = value;
  const buffer = Buffer.from(await book.xlsx.writeBuffer());
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '2024年10月月报.xlsx', mimeType, buffer };
}

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

test('a head fills the template, is told of the one wrong cell by its address, corrects it and imports', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept12');
  await head.goto('/reports?year=2024&month=10');
  const template = await downloaded(head, '下载模板');
  expect(template.name).toBe('2024年10月月报-社会保险关系管理科.xlsx');

  await head.getByRole('button', { name: '导入' }).click();
  const dialog = head.getByRole('dialog');
  await dialog
    .getByLabel(INPUT)
    .setInputFiles(await filled(template.bytes, { G4: 133, G5: '98.13', G6: '约96', H9: '本月没有安排' }));
  await expect(dialog.getByText('共 7 行：3 项新填，3 项不变，1 处错误')).toBeVisible();
  const wrong = dialog.getByRole('row', { name: /社保卡金融功能激活率/ });
  await expect(wrong).toContainText('G6');
  await expect(wrong).toContainText('请填写数字');
  await expect(dialog.getByRole('button', { name: '确认导入' })).toBeDisabled();

  await dialog
    .getByLabel(INPUT)
    .setInputFiles(await filled(template.bytes, { G4: 133, G5: '98.13', G6: '９６.２０', H9: '本月没有安排' }));
  await expect(dialog.getByText('共 7 行：4 项新填，3 项不变')).toBeVisible();
  await dialog.getByRole('button', { name: '确认导入 4 项' }).click();
  await expect(head.getByText('已导入 4 项')).toBeVisible();
  await expect(dialog).toBeHidden();

  // The page shows it without being asked again, and the file for reading has it.
  await expect(head.getByLabel(/社保卡金融功能激活率，本月/).first()).toHaveValue(/^96\.20?$/);
  const csv = await downloaded(head, '导出 CSV');
  expect(csv.bytes.toString('utf8')).toContain('社保卡金融功能激活率,%,比率,96.00,96.00,96.20,');
});

test('what is no template is refused in the dialog, and a lost connection can be tried again', async ({ browser }) => {
  const head = await enterAs(browser, 'dept13');
  await head.goto('/reports?year=2024&month=10');
  const template = await downloaded(head, '下载模板');
  await head.getByRole('button', { name: '导入' }).click();
  const dialog = head.getByRole('dialog');
  await dialog.getByLabel(INPUT).setInputFiles({ name: '月报.et', mimeType: 'text/html', buffer: Buffer.from('x') });
  await expect(dialog.getByRole('alert')).toContainText('请选择 xlsx 文件');

  // The route is held back only for the first try; the browser's own report of it is no fault of the page.
  head.removeAllListeners('console');
  await head.route('**/import?dryRun=1', (route) => route.abort(), { times: 1 });
  await dialog.getByLabel(INPUT).setInputFiles(await filled(template.bytes, {}));
  await expect(dialog.getByRole('alert')).toContainText('连接不上服务器');
  await dialog.getByRole('button', { name: '重试' }).click();
  await expect(dialog.getByText(/共 \d+ 行：.*不变/)).toBeVisible();
  await expect(dialog.getByText('没有需要导入的修改')).toBeVisible();
});
