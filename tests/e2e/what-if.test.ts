import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('a supposed value moves score and total as the rule says, by number, by pace and by slider', async ({
  browser,
}) => {
  const page = await enterAs(browser, 'leader');
  await page.goto('/indicators/1?year=2024&month=9');
  const card = page.getByRole('region', { name: '假设年底值' });
  const value = card.getByRole('textbox', { name: '假设的年底值' });
  await value.fill('82.76');
  await expect(card).toContainText('82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16');
  await expect(card.getByText(/第 1 行得分/)).toContainText('→ 14.16 / 15 分');
  const totals = card.getByText(/^预计总分/);
  const before = (await totals.innerText()).match(/([\d.]+) → ([\d.]+) \/ 90/);
  await value.fill('87.70');
  await expect(card.getByText(/第 1 行得分/)).toContainText('→ 15.00');
  const after = (await totals.innerText()).match(/([\d.]+) → ([\d.]+) \/ 90/);
  expect(after?.[1], 'the total before stays').toBe(before?.[1]);
  expect((Number(after?.[2]) - Number(before?.[2])).toFixed(2)).toBe('0.84');

  const pace = card.getByRole('textbox', { name: '假设的每月数' });
  const needed = await pace.inputValue();
  await pace.fill('0');
  await expect(value).not.toHaveValue('87.70');
  await pace.fill(needed);
  await expect(value).toHaveValue(/^87\.(69|70|71)$/);

  const slider = card.getByRole('slider', { name: '拖动设定年底值' });
  await slider.focus();
  const from = await value.inputValue();
  await page.keyboard.press('ArrowLeft');
  await expect(value).not.toHaveValue(from);
  await expect(page).toHaveURL(/whatIf=/);
});

test('two targets stand side by side, and the cheapest points are reached from the overview', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await page.goto('/indicators/1?year=2024&month=9');
  const targets = page.getByRole('region', { name: /两级目标/ });
  await expect(targets.getByRole('row', { name: /州工作要点.*主目标.*≥87\.70/ })).toBeVisible();
  await expect(targets.getByRole('row', { name: /自治区任务.*≥84\.50.*演示/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '全年预计' })).toContainText(/回测 \d+ 次中 \d+ 次落在区间内/);

  await page.goto('/?year=2024&month=9');
  await page.getByRole('region', { name: '差距' }).getByRole('link', { name: '提分清单' }).click();
  await expect(page.getByRole('heading', { name: '提分清单' })).toBeVisible();
  await page.locator('tbody').getByRole('row').first().getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: '假设的年底值' })).not.toHaveValue('');
});
