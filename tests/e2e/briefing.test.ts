import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('a leader goes from the overview to the briefing, reads it, changes the month and takes it along', async ({
  browser,
}) => {
  const leader = await enterAs(browser, 'leader');
  await leader.goto('/?year=2024&month=10');
  await leader.getByRole('link', { name: '本月通报' }).click();
  await expect(leader).toHaveURL(/\/briefing\?year=2024&month=10/);
  const letter = leader.getByRole('region', { name: '通报全文' });
  await expect(letter.getByRole('heading', { name: /2024年10月绩效目标运行监控通报/ })).toBeVisible();
  await expect(letter.getByRole('heading', { name: '三、科室排名' })).toBeVisible();
  const chart = letter.getByRole('img', { name: /^折线图：/ }).first();
  await expect(chart).toBeVisible();
  expect(await leader.evaluate(`document.querySelector('img[alt^=折线图]').naturalWidth`)).toBeGreaterThan(0);

  for (const format of ['docx', 'pdf']) {
    const file = leader.waitForEvent('download');
    await leader.getByRole('button', { name: `导出 ${format}` }).click();
    expect((await file).suggestedFilename()).toBe(`2024年10月绩效目标运行监控通报.${format}`);
  }

  await leader.getByRole('button', { name: '上月' }).click();
  await expect(leader).toHaveURL(/month=9/);
  await expect(letter.getByRole('heading', { name: /2024年9月绩效目标运行监控通报/ })).toBeVisible();

  await leader.goto('/briefing?year=2024&month=12');
  await expect(leader.getByText('2024年12月尚未结束，不能通报')).toBeVisible();
});

test('a head of department finds no briefing in the menu', async ({ browser }) => {
  const head = await enterAs(browser, 'dept10');
  await expect(head.getByRole('navigation', { name: '主菜单' })).not.toContainText('通报');
});
