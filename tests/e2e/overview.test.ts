import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const SIZES = [
  [1440, 900],
  [1366, 768],
  [1920, 1080],
] as const;

test('everything a leader asks about stands on one screen, in both years', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  for (const [period, words] of [
    ['year=2023&month=12', '7 项整体目标中 5 项达标'],
    ['year=2024&month=10', '2024年10月：7 项整体目标中'],
  ] as const) {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.goto(`/?${period}`);
      await expect(page.getByText(words)).toBeVisible();
      for (const part of ['差距', '指标 × 月', '各类目标完成率', '预算执行', '月报纪律', '最新预警与批示']) {
        await expect(page.getByRole('region', { name: part, exact: true })).toBeInViewport({ ratio: 1 });
      }
      await expect(page.getByText(/判定标准：从严/)).toBeInViewport();
      const fits = await page.evaluate('document.documentElement.scrollHeight <= window.innerHeight');
      expect(fits, `${period} at ${width} × ${height}`).toBe(true);
    }
  }
});

test('every mark leads to what is behind it, with the keys alone', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  const open = async (region: string, link: RegExp, address: RegExp) => {
    await page.goto('/?year=2023&month=12');
    await page.getByRole('region', { name: region, exact: true }).getByRole('link', { name: link }).first().focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
  };
  await open('各类目标完成率', /^待遇发放：严重偏离 1 项/, /\/indicators\?.*category=.*status=seriously-behind/);
  await open('预算执行', /社会保险经办服务人员工作经费/, /\/projects\/\d+\?/);
  await open('月报纪律', /月报：迟报/, /\/reviews\?.*department=dept\d+&at=2023-\d\d/);
  await open('指标 × 月', /全州基本养老参保人数 2023年11月：偏离/, /\/indicators\/1\?.*month=11/);
});

test('money within the year is compared with the calendar, and of months not approved it says nothing', async ({
  browser,
}) => {
  const page = await enterAs(browser, 'leader');
  const budget = page.getByRole('region', { name: '预算执行', exact: true });
  await page.goto('/?year=2023&month=9');
  const total = budget.getByRole('listitem').filter({ hasText: '部门整体支出' });
  await expect(total).toContainText('执行 1,321.71 / 全年预算 1,867.08 万元，执行率 70.79%，序时 75.00%');
  // November is not approved: the last month that is, against the calendar of that month.
  await page.goto('/?year=2024&month=11');
  await expect(total).toContainText(/执行率 \d\d\.\d\d%（(9|10)月数），序时 (75\.00|83\.33)%/);
});

test('on a phone the worst come first, the rest on asking, and nothing scrolls sideways', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/?year=2024&month=10');
  const gaps = page.getByRole('region', { name: '差距', exact: true });
  await expect(gaps.locator('.gap-row')).toHaveCount(5);
  const { gaps: all } = await (await page.request.get('/api/overview?year=2024&month=10')).json();
  await gaps.getByRole('button', { name: `显示其余 ${all.length - 5} 项` }).click();
  await expect(gaps.locator('.gap-row')).toHaveCount(all.length);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await page.goto('/indicators/1?year=2024&month=10');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
