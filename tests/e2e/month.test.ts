import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const PENSION = '全州基本养老参保人数';
const OCTOBER = '/reviews?year=2024&month=10&department=dept10&at=2024-10';
const OVERVIEW = '/?year=2024&month=10';

/** October's figures of the department; the others are explained as not reported. */
async function typeOctober(page: Page): Promise<void> {
  const figures = page.getByRole('textbox', { name: /，本月，/ });
  await expect(figures).toHaveCount(9);
  await figures.first().fill('86.48');
  // A column from a spreadsheet, from the second cell down: separators, a full-width digit and the last newline included.
  await figures.nth(1).focus();
  const column = ['95.00', '104.10', '０.40', '"1,480"', '750', '2.60', '100.00', '1', ''].join('\n');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(column)})`);
  await page.keyboard.press('Control+V');
  await expect(figures.nth(8)).toHaveValue('1');
  // What is out of the ordinary wants a word before it can be handed in.
  for (const note of await page.getByRole('textbox', { name: /，说明$/ }).all()) {
    if ((await note.getAttribute('aria-required')) === 'true') await note.fill('演示：按业务台账填报');
  }
}

async function submit(head: Page): Promise<void> {
  await head.getByRole('button', { name: '提交审核' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
}

test('a head reports October, the officer returns it, the head corrects, the officer approves, the overview changes', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept10');
  await expect(head).toHaveURL(/\/work\?.*year=2024/);
  await head.getByRole('link', { name: '开始填报' }).click();
  await expect(head.getByRole('heading', { name: /2024年10月 月报/ })).toBeVisible();
  await typeOctober(head);
  await expect(head.getByRole('button', { name: '立即保存' })).toBeDisabled();
  await expect(head.getByText(/已保存 \d{2}:\d{2}:\d{2}/)).toBeVisible();
  await head.reload();
  await expect(head.getByRole('textbox', { name: `${PENSION}，本月，万人` })).toHaveValue('86.48');
  await submit(head);
  await expect(head.getByRole('textbox', { name: `${PENSION}，本月，万人` })).toHaveCount(0);

  const officer = await enterAs(browser, 'officer');
  await officer.goto(OVERVIEW);
  const row = officer.getByRole('link', { name: new RegExp(PENSION) }).first();
  await expect(row).toBeVisible();
  await expect(officer.getByText('86.48')).toHaveCount(0);

  await officer.goto(OCTOBER);
  await officer.getByRole('button', { name: '退回修改' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('button', { name: /退回/ }).click();
  await expect(dialog.getByText('请写明原因（至少 2 个字）。')).toBeVisible();
  await dialog.getByRole('textbox', { name: '原因' }).fill('参保人数与业务系统不符，请核对');
  await dialog.getByRole('button', { name: /退回/ }).click();
  await expect(officer.getByText('退回原因：参保人数与业务系统不符，请核对')).toBeVisible();

  await head.reload();
  await expect(head.getByText('参保人数与业务系统不符，请核对').first()).toBeVisible();
  await head.getByRole('textbox', { name: `${PENSION}，本月，万人` }).fill('86.45');
  await submit(head);
  await expect(head.getByRole('textbox', { name: `${PENSION}，本月，万人` })).toHaveCount(0);

  await officer.reload();
  await officer.getByRole('button', { name: '审核通过' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
  await expect(officer.getByText('已审核通过').first()).toBeVisible();
  await officer.goto('/indicators/1?year=2024&month=10');
  await expect(officer.getByText('86.45').first()).toBeVisible();
  await officer.goto(OVERVIEW);
  await expect(officer.getByText(/3\s*\/\s*16/).first()).toBeVisible();
});

test('figures that were typed are not lost by leaving the page unasked', async ({ browser }) => {
  const head = await enterAs(browser, 'dept07');
  await head.getByRole('link', { name: '月报填报' }).click();
  await head
    .getByRole('textbox', { name: /，本月，/ })
    .first()
    .fill('暂无');
  await head.getByRole('link', { name: '指标', exact: true }).click();
  const question = head.getByRole('dialog');
  await expect(question.getByText('有尚未保存的修改')).toBeVisible();
  await question.getByRole('button', { name: '留在本页' }).click();
  await expect(head.getByRole('textbox', { name: /，本月，/ }).first()).toHaveValue('暂无');
});
