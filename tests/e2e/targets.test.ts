import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const NAME = '全年微信公众号推送';

test('a target raised within the year waits for the leader, and the months before keep the old one', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/targets?year=2024&month=10');
  await officer.getByRole('link', { name: NAME }).click();
  await expect(officer.getByRole('heading', { name: NAME })).toBeVisible();
  const targets = officer.getByRole('region', { name: '2024年目标' });
  await targets.getByRole('button', { name: '调整目标' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /目标值/ }).fill('260');
  await dialog.getByRole('button', { name: '提出调整' }).click();
  // Not without saying why.
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: /理由/ }).fill('按年中会议要求增加推送');
  await dialog.getByRole('button', { name: '提出调整' }).click();
  await expect(targets.getByText(/^待批准：.*≥260 期，2024年10月起$/)).toBeVisible();
  await expect(targets.getByRole('row', { name: /≥240 .*✓ 现行/ })).toBeVisible();
  await expect(targets.getByRole('button', { name: '批准' })).toHaveCount(0);

  const leader = await enterAs(browser, 'leader');
  await leader.goto(officer.url());
  await leader.getByRole('region', { name: '2024年目标' }).getByRole('button', { name: '批准', exact: true }).click();
  await leader.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  // The officer's page hears of it: the line is broken in October, and September is judged by what held then.
  await expect(targets.getByRole('row', { name: /≥260 .*10月起.*✓ 现行.*按年中会议要求增加推送/ })).toBeVisible();
  await expect(officer.getByRole('img', { name: /目标自10月起由 240 调整为 260 期/ })).toBeVisible();
  await expect(targets.getByRole('row', { name: /≥240 .*○ 非现行/ })).toBeVisible();
  await officer.goto(officer.url().replace('month=10', 'month=9'));
  await expect(targets.getByRole('row', { name: /≥240 .*✓ 现行/ })).toBeVisible();
});
