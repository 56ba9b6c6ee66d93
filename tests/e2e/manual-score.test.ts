import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const ROW = '全年微信公众号推送';
const REASON = '推送平台停机一周，按实际工作量认定';

async function openRow(page: Page): Promise<void> {
  const forms = (await page.request.get('/api/forms?year=2024')).json();
  const { id } = ((await forms) as { id: number; kind: string }[]).find(({ kind }) => kind === 'overall') ?? { id: 0 };
  await page.goto(`/forms/${id}?year=2024&month=9&row=4`);
  await expect(page.getByRole('heading', { name: ROW, exact: true })).toBeVisible();
}

const panel = (page: Page) => page.getByRole('region', { name: '得分计算' });
async function totalOf(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: '得分合计' }).locator('.total').innerText();
  return Number(/\d+(\.\d+)?/.exec(text)?.[0]);
}

test('an officer proposes a manual score, the leader approves, the total changes and the proof names both', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await openRow(officer);
  const before = await totalOf(officer);
  const computed = Number(await panel(officer).locator('.score strong').innerText());

  await officer.getByRole('button', { name: '提出人工评分' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '得分' }).fill('10.5');
  await dialog.getByRole('button', { name: '提出', exact: true }).click();
  await expect(dialog.getByText('得分应在 0 与 10 之间')).toBeVisible();
  await expect(dialog.getByText('请写明理由（至少 2 个字）')).toBeVisible();
  await dialog.getByRole('textbox', { name: '得分' }).fill('9.5');
  await dialog.getByRole('textbox', { name: '理由' }).fill(REASON);
  await dialog.getByRole('button', { name: '提出', exact: true }).click();
  await expect(panel(officer).getByText('待他人批准')).toBeVisible();
  await expect(panel(officer).getByRole('button', { name: '批准' })).toHaveCount(0);
  expect(await totalOf(officer)).toBe(before);

  const leader = await enterAs(browser, 'leader');
  await openRow(leader);
  await panel(leader).getByRole('button', { name: '批准', exact: true }).click();
  await leader.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
  await expect(panel(leader).getByText('已批准').first()).toBeVisible();
  await expect(panel(leader).getByText(/绩效管理员 .* 提出，中心领导 .* 批准/)).toBeVisible();
  await expect(panel(leader).getByText(REASON).first()).toBeVisible();
  await expect(panel(leader).locator('.score strong')).toHaveText('9.50');
  expect(await totalOf(leader)).toBeCloseTo(before + 9.5 - computed, 6);

  // The officer's page hears of it; what it comes from stands below, month by month.
  await expect(panel(officer).getByText(/绩效管理员 .* 提出，中心领导 .* 批准/)).toBeVisible();
  await expect(panel(officer).getByText(/^\d+(\.\d+)?( \+ \d+(\.\d+)?)+ = \d+/)).toBeVisible();
  await officer.getByText('合计依据').click();
  await expect(officer.getByRole('row', { name: new RegExp(`${ROW} .*人工`) })).toBeVisible();

  await panel(officer).getByRole('button', { name: '撤回评分' }).click();
  await officer.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('依据不足');
  await officer.getByRole('dialog').getByRole('button', { name: '撤回评分', exact: true }).click();
  await expect(panel(officer).getByText(/撤回：依据不足/)).toBeVisible();
  expect(await totalOf(officer)).toBe(before);
});
