import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('an officer finds the lost execution score, sees both places, and lets it stand with a reason', async ({
  browser,
}) => {
  const page = await enterAs(browser, 'officer');
  await page.goto('/checks?year=2023&month=12');
  const finding = page.locator('.finding', { hasText: '79.83' });
  await expect(finding.locator('mark')).toHaveText(['79.83', '84.25']);
  await expect(finding).toContainText('相差');

  await finding.getByRole('link', { name: '查看自评表' }).first().click();
  await expect(page).toHaveURL(/\/forms\/\d+\?.*cell=total/);
  await expect(page.getByText('79.83').first()).toBeVisible();
  await page.goBack();
  await finding.getByRole('link', { name: '查看自评表' }).last().click();
  await expect(page).toHaveURL(/\/forms\/\d+\?.*cell=\w+\.score/);
  await page.goBack();

  await finding.getByRole('button', { name: '豁免' }).click();
  const dialog = page.getByRole('dialog', { name: '豁免' });
  await dialog.getByRole('button', { name: '豁免' }).click();
  await expect(dialog).toContainText('请写明原因');
  await dialog.getByRole('textbox').fill('已公开，更正说明另行发布');
  await dialog.getByRole('button', { name: '豁免' }).click();
  await expect(finding).toHaveCount(0);
  await page.getByRole('link', { name: /^已豁免/ }).click();
  await expect(finding).toContainText('已豁免：已公开，更正说明另行发布');

  // As it was, for whoever looks next.
  await finding.getByRole('button', { name: '撤回豁免' }).click();
  const back = page.getByRole('dialog', { name: '撤回豁免' });
  await back.getByRole('textbox').fill('改为更正原表');
  await back.getByRole('button', { name: '撤回豁免' }).click();
  await expect(finding).toHaveCount(0);
});

test('a sentence of the published text is found again, marked', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await page.goto('/checks?year=2023&month=12&check=statement');
  const finding = page.locator('.finding', { hasText: '写作 275 期' });
  await expect(finding.getByRole('button', { name: '豁免' })).toHaveCount(0);
  await finding.getByRole('link', { name: '查看原文' }).click();
  await expect(page).toHaveURL(/\/checks\/text\?/);
  await expect(page.locator('article mark')).toHaveText('275');
  await expect(page.locator('article mark')).toBeInViewport();
});
