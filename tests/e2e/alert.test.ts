import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const TITLE = '发放菜苗未达序时目标';
const ALERTS = '/alerts?year=2024&month=10';

test('an alert is acknowledged with a plan, ordered by the leader on a phone, answered, muted, woken and closed', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const head = await enterAs(browser, 'dept01');
  await head.goto(ALERTS);
  await expect(head.getByText(/上次评估 2024-11-02 \d\d:\d\d · 下次评估 2024-11-03 06:30/)).toBeVisible();
  await head.getByRole('link', { name: TITLE }).click();
  await expect(head).toHaveURL(/\/alerts\/\d+\?/);
  const { pathname } = new URL(head.url());
  const moves = head.getByRole('region', { name: '办理' });
  await moves.getByRole('button', { name: '知悉' }).click();
  await head.getByRole('textbox', { name: '计划' }).fill('（测试）十二月集中发放');
  await head.getByLabel('计划完成').fill('2024年12月15日');
  await head.keyboard.press('Enter');
  await moves.locator('form').getByRole('button', { name: '知悉' }).click();
  await expect(head.getByText('已知悉').first()).toBeVisible();
  const history = head.getByRole('region', { name: '处理过程' });
  await expect(history).toContainText('（测试）十二月集中发放');
  await expect(history).toContainText('期限 2024年12月15日');

  const leader = await enterAs(browser, 'leader');
  await leader.setViewportSize({ width: 360, height: 740 });
  await leader.goto(`${pathname}?year=2024&month=10`);
  await leader.getByRole('button', { name: '批示' }).click();
  await leader.getByRole('textbox', { name: '批示' }).fill('办');
  await leader.getByRole('button', { name: '提交批示' }).click();
  await expect(leader.getByText('请填写批示（至少 2 个字）。')).toBeVisible();
  await leader.getByRole('textbox', { name: '批示' }).fill('（测试）请提前到十一月完成');
  expect(await leader.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
  await leader.getByRole('button', { name: '提交批示' }).click();
  await expect(leader.getByText('已批示').first()).toBeVisible();
  await expect(leader.getByRole('region', { name: '处理过程' })).toContainText('（测试）请提前到十一月完成');

  // The head sees it without reloading, and answers.
  await expect(history).toContainText('（测试）请提前到十一月完成');
  await moves.getByRole('button', { name: '整改措施' }).click();
  await head.getByRole('textbox', { name: '整改措施' }).fill('（测试）改为十一月下旬发放');
  await head.getByRole('button', { name: '提交整改措施' }).click();
  await expect(head.getByRole('region', { name: '预警情况' })).toContainText('整改中');

  const officer = await enterAs(browser, 'officer');
  await officer.goto(`${pathname}?year=2024&month=10`);
  const open = officer.getByRole('region', { name: '办理' });
  await open.getByRole('button', { name: '静默' }).click();
  await officer.getByRole('textbox', { name: '静默原因' }).fill('（测试）等待采购');
  await open.locator('form').getByRole('button', { name: '静默' }).click();
  await expect(officer.getByText('请选择静默到期日')).toBeVisible();
  await officer.getByLabel('静默至').fill('2024年11月20日');
  await officer.keyboard.press('Enter');
  await open.locator('form').getByRole('button', { name: '静默' }).click();
  await expect(officer.getByRole('region', { name: '预警情况' })).toContainText('静默至 2024年11月20日');
  await open.getByRole('button', { name: '解除静默' }).click();
  await expect(officer.getByText('已解除静默').first()).toBeVisible();
  await open.getByRole('button', { name: '关闭', exact: true }).click();
  await officer.getByRole('textbox', { name: '关闭原因' }).fill('（测试）年末集中办理，属正常进度');
  await officer.getByRole('button', { name: '关闭预警' }).click();
  await expect(officer.getByRole('region', { name: '预警情况' })).toContainText('触发原因仍在');
  await officer.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: '预警' }).click();
  await officer
    .getByRole('navigation', { name: '状态' })
    .getByRole('link', { name: /已关闭/ })
    .click();
  await expect(officer).toHaveURL(/state=closed/);
  await expect(officer.getByRole('link', { name: TITLE })).toBeVisible();
});

test('the officer sets a rule of the year with a reason', async ({ browser }) => {
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/alerts/rules?year=2024&month=10');
  await officer.getByRole('button', { name: '设定：执行滞后' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByLabel(/允许落后序时进度/).fill('101');
  await dialog.getByLabel('原因').fill('（测试）按财政通知');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('“允许落后序时进度”应在 0 至 100 之间')).toBeVisible();
  await dialog.getByLabel(/允许落后序时进度/).fill('15');
  await dialog.getByRole('button', { name: '保存' }).click();
  const row = officer.getByRole('row', { name: /执行滞后/ });
  await expect(row).toContainText('允许落后序时进度 15 个百分点');
  await row.getByRole('button', { name: '修改历史：执行滞后' }).click();
  await expect(officer.getByRole('dialog')).toContainText('（测试）按财政通知');
});
