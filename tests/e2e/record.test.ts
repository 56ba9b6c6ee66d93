import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('an auditor checks the chain, finds what was refused and reads a figure’s life', async ({ browser }) => {
  const page = await enterAs(browser, 'auditor');
  await page.request.delete('/api/forms/1');
  await page.goto('/admin/audit?outcome=refused');
  await expect(page.getByRole('row', { name: /删除自评表草稿 被拒/ }).first()).toBeVisible();
  await page.getByRole('button', { name: '立即校验' }).click();
  await expect(page.getByRole('status').filter({ hasText: '逐条连续，没有被改动' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^审计记录-.*\.csv$/);
  await page.goto('/admin/audit/figures/1/2024-10');
  await expect(page.getByRole('cell', { name: '设定指标上下限' })).toBeVisible();
});

test('an administrator backs up by button, and refuses a wrong time', async ({ browser }) => {
  const page = await enterAs(browser, 'admin');
  await page.goto('/admin/backups');
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('已备份，并已校验')).toBeVisible();
  await expect(page.getByRole('cell', { name: '手动' }).first()).toBeVisible();
  await page.getByLabel('时间').fill('25:00');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('时间应为 00:00 至 23:59')).toBeVisible();
});
