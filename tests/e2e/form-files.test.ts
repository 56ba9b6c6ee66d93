import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { sheetParts } from '#server/forms/sheet-zip.ts';
import { enterAs, test } from './people.ts';

test('a form and its year leave as files, made by the built server', async ({ browser }) => {
  const page = await enterAs(browser, 'officer');
  await page.goto('/forms?year=2023&month=12');

  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByText('pdf 字体：Noto Serif SC、Noto Sans SC（随程序提供的开放字体）')).toBeVisible();
  const zip = page.waitForEvent('download');
  await page.getByText('全年 20 张（zip，xlsx、docx、pdf，附目录）').click();
  expect((await zip).suggestedFilename()).toBe('2023年度绩效自评表.zip');
  expect(sheetParts(readFileSync(await (await zip).path()))).toHaveLength(61);
  await expect(page.getByText('已导出：2023年度绩效自评表.zip')).toBeVisible();

  await page.getByRole('button', { name: '导出' }).click();
  const report = page.waitForEvent('download');
  await page.getByText('绩效自评报告 docx').click();
  expect((await report).suggestedFilename()).toBe('2023年度绩效自评报告.docx');

  await page
    .getByRole('link', { name: /整体支出/ })
    .first()
    .click();
  const keys = page.getByRole('region', { name: '得分合计' });
  for (const format of ['docx', 'pdf']) {
    const file = page.waitForEvent('download');
    await keys.getByRole('link', { name: new RegExp(`下载 .* ${format}$`) }).click();
    expect((await file).suggestedFilename()).toBe(`2023年度部门整体支出绩效自评表.${format}`);
  }
});

test('says in words that a file could not be made', async ({ browser }) => {
  const page = await enterAs(browser, 'officer');
  await page.goto('/forms?year=2023&month=12');
  await page.route('**/api/forms/*/export?*', (route) => route.abort('internetdisconnected'));
  await page.getByRole('link', { name: '下载 整体支出绩效自评表 pdf' }).click();
  await expect(page.getByText('整体支出绩效自评表 pdf 没有导出。连接不上服务器')).toBeVisible();
});
