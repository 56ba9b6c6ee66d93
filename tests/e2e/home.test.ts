import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const CELL = '社会保险档案查询人次';

test('a head starts at the own work: the returned cell is one click away', async ({ browser }) => {
  const head = await enterAs(browser, 'dept09');
  await expect(head).toHaveURL(/\/work\?/);
  const card = head.getByRole('region', { name: '退回：2024年10月月报' });
  await expect(card).toContainText('查询人次与业务台账不符');
  await expect(card).toContainText('截止 11月5日（周二）');
  await card.getByRole('link', { name: CELL }).click();
  await expect(head).toHaveURL(/\/reports\?year=2024&month=10&cell=\d+/);
  const figure = head.getByRole('textbox', { name: new RegExp(`^${CELL}，本月`) });
  await expect(figure).toBeFocused();
  // The address says so: loaded again, the keys are in the same cell.
  await head.reload();
  await expect(figure).toBeFocused();
});

test('overdue is said in words, and the one button leads to the next empty cell', async ({ browser }) => {
  const head = await enterAs(browser, 'dept14');
  const due = head.getByRole('region', { name: '待填报' });
  await expect(due.getByText('逾期 25 天')).toBeVisible();
  await expect(due.getByText('还有 3 天')).toBeVisible();
  await expect(head.getByRole('link', { name: /我的工作/ })).toContainText('2');
  const fits = await head.evaluate('document.documentElement.scrollHeight <= window.innerHeight');
  expect(fits, 'the work of a month fits 1440 × 900').toBe(true);
  await due.getByRole('link', { name: '开始填报' }).click();
  await expect(head.getByRole('heading', { name: /2024年10月 月报/ })).toBeVisible();
  await expect(head.getByRole('textbox', { name: /，本月，/ }).first()).toBeFocused();
});
