import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const PENSION = '全州基本养老参保人数';

/** The months of 82.76 with people and evidence, as every place must show them. */
async function showsTheMonths(page: Page) {
  const panel = page.getByRole('dialog', { name: '数据来源' });
  await expect(panel.getByText('取 12 月期末数 82.76（期末数不相加）')).toBeVisible();
  const december = panel.getByRole('row', { name: /^12月月报/ });
  await expect(december).toContainText('82.76');
  await expect(december).toContainText('城乡居民养老保险科负责人');
  await expect(december).toContainText('绩效管理员');
  await expect(panel.getByRole('link', { name: '2023年12月参保人数月末对账单（演示）.pdf' })).toBeVisible();
  return panel;
}

test('the pension figure is asked on the overview, in the overall form and on its page: one origin', async ({
  browser,
}) => {
  const page = await enterAs(browser, 'leader');
  await page.goto('/?year=2023&month=12');
  const asked = page.getByRole('button', { name: `${PENSION} 82.76，查看来源` });
  await asked.click();
  await expect(page).toHaveURL(/origin=indicator:2023:12:1/);
  const panel = await showsTheMonths(page);
  await expect(panel.getByText('≥87.70 万人')).toBeVisible();

  // From here on to the cell that prints it, and back to the keyboard's place.
  await panel.getByRole('button', { name: /整体支出绩效自评表 =82\.76 万人/ }).click();
  await expect(page).toHaveURL(/origin=form:1:row\.0\.actual/);
  await showsTheMonths(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page).not.toHaveURL(/origin/);
  await expect(asked).toBeFocused();

  await page.goto('/forms/1?year=2023&month=12');
  await page.getByRole('button', { name: `${PENSION}（月度数据） =82.76 万人，查看来源` }).click();
  await showsTheMonths(page);

  await page.goto('/indicators/1?year=2023&month=12');
  await page.getByRole('button', { name: /^当前值 82\.76\s*万人，查看来源$/ }).click();
  await showsTheMonths(page);
  await page.getByRole('button', { name: '关闭数据来源' }).click();
  const usages = page.getByRole('region', { name: '用在哪里' });
  await expect(usages.getByRole('link', { name: '整体支出绩效自评表' })).toBeVisible();
  await usages.getByRole('link', { name: '总览' }).click();
  await expect(page).toHaveURL(/\/\?year=2023&month=12/);
});

test('a score, a fund and the total of a form are explained, and their inputs asked in turn', async ({ browser }) => {
  const page = await enterAs(browser, 'auditor');
  await page.goto('/forms/1?year=2023&month=12&row=1');
  const panel = page.getByRole('dialog', { name: '数据来源' });
  await page.getByRole('button', { name: '得分 14.16，查看来源' }).click();
  await expect(panel.getByText('82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16')).toBeVisible();
  await panel.getByRole('button', { name: /^完成值 =82\.76 万人/ }).click();
  await showsTheMonths(page);
  await page.goBack();
  await expect(panel.getByText('82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page, 'the chosen line stays').toHaveURL(/row=1/);
  await page.getByRole('button', { name: '1867.08，查看来源' }).last().click();
  await expect(panel.getByText('合计：各资金来源相加')).toBeVisible();
  await page.goto('/forms/1?year=2023&month=12&origin=form:1:total');
  await expect(panel.getByText(/ = 99\.16$/)).toBeVisible();
});

test('an origin that is not there says so and can be closed', async ({ browser }) => {
  const page = await enterAs(browser, 'leader', { refused: '404' });
  await page.goto('/?year=2023&month=12&origin=indicator:2023:12:999');
  const panel = page.getByRole('dialog', { name: '数据来源' });
  await expect(panel.getByText('没有这个指标，请从指标列表中选择。')).toBeVisible();
  await panel.getByRole('button', { name: '关闭数据来源' }).click();
  await expect(panel).toHaveCount(0);
});

test('a figure of the briefing leads to the same origin', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await page.goto('/briefing?year=2023&month=12');
  await page.getByRole('button', { name: '82.76 万人，查看来源' }).first().click();
  await showsTheMonths(page);
});

test('the panel can be used by everybody, and fits a phone', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  for (const ref of ['indicator:2023:12:1', 'form:1:row.0.score', 'account:2023:overall.changePercent']) {
    for (const width of [1440, 1366, 360]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 768 });
      await page.goto(`/?year=2023&month=12&origin=${ref}`);
      const panel = page.getByRole('dialog', { name: '数据来源' });
      await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
      const overflow = await page.evaluate(
        "(() => { const p = document.querySelector('.origin-panel'); return p.scrollWidth - p.clientWidth; })()",
      );
      expect(overflow, `${ref} at ${width}`).toBeLessThanOrEqual(0);
    }
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
      ref,
    ).toEqual([]);
  }
});
