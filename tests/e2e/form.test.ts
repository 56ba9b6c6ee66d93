import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const PROMOTION = '社会保险宣传费';
const ARTICLES = '第 3 行 微信播发稿件数量';
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function openForm(page: Page, name: string): Promise<void> {
  await page.goto('/forms?year=2024&month=9');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await page.keyboard.press('Enter');
}

const REPORT = '/api/reports/2024-09/dept03';
/** A move of the department's September report, as its page would send it. */
async function step(page: Page, move: string, reason?: string): Promise<void> {
  const status = await page.evaluate(`(async () => {
    const { version } = await (await fetch('${REPORT}')).json();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(${JSON.stringify({ move, reason })});
    const answer = await fetch('${REPORT}/moves', { method: 'POST', headers, body: JSON.stringify({ ...JSON.parse(body), version }) });
    return answer.status;
  })()`);
  expect(status, move).toBeLessThan(300);
}

const expectSaved = (page: Page) => expect(page.getByText(/已保存 \d{2}:\d{2}:\d{2}/)).toBeVisible();

test('an officer edits on the paper with the keyboard, a refusal stands beside the cell, and steps are taken back', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await openForm(officer, '社会保险标准化工作经费');
  const actual = field(officer, '第 1 行 社会保险标准修订 完成值');
  await actual.fill('=9 项');
  await officer.keyboard.press('Enter');
  await expectSaved(officer);
  await expect(field(officer, '第 2 行 标准化运行评估 完成值')).toBeFocused();
  await expect(officer.getByText('手填 +2').first()).toBeVisible();
  // The explanation of the line came along; the typed result is given back to the months there.
  await actual.click();
  await expect(officer.getByText(/手工填写，与月报（至 9 月） 7 项 相差 \+2/)).toBeVisible();
  await officer.keyboard.press('ArrowRight');

  const weight = field(officer, '第 2 行 标准化运行评估 分值');
  await weight.fill('十五');
  await officer.keyboard.press('Tab');
  await expect(officer.getByText('分值无法识别为数字：十五')).toBeVisible();
  await expect(weight).toHaveValue('十五');
  await weight.focus();
  await officer.keyboard.press('Escape');
  await expect(weight).toHaveValue('15');
  await officer.keyboard.press('Control+Z');
  await expect(actual).toHaveValue('=7 项');
  await actual.focus();
  await officer.keyboard.press('Control+Y');
  await expect(actual).not.toHaveValue('=7 项');
  await actual.focus();
  await officer.keyboard.press('Control+Z');
  await expect(actual).toHaveValue('=7 项');

  const count = await officer.getByRole('textbox', { name: /三级指标$/ }).count();
  await actual.click();
  await officer.getByRole('button', { name: '加指标行' }).click();
  await expect(officer.getByRole('textbox', { name: /三级指标$/ })).toHaveCount(count + 1);
  await officer.getByRole('button', { name: '撤销' }).click();
  await expect(officer.getByRole('textbox', { name: /三级指标$/ })).toHaveCount(count);
  await officer.getByRole('button', { name: '重做' }).click();
  await expect(officer.getByRole('textbox', { name: /三级指标$/ })).toHaveCount(count + 1);
  await expect(officer.getByRole('button', { name: '重做' })).toBeDisabled();
  await officer.getByRole('button', { name: '撤销' }).click();
  await expect(officer.getByRole('textbox', { name: /三级指标$/ })).toHaveCount(count);
});

test('a head gives reasons, the officer signs, and a later correction shows the signed form as outdated', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept03');
  await openForm(head, PROMOTION);
  await expect(field(head, '第 1 行 昌吉社保微信公众号平台信息发布期数 分值')).toHaveCount(0);
  await head.getByRole('button', { name: '采用整改措施' }).click();
  await expect(field(head, `${ARTICLES} 偏差原因分析及改进措施`)).toHaveValue(/四季度安排专人组稿/);
  await expect(head.getByText('取自整改措施')).toBeVisible();
  for (const row of [
    '第 1 行 昌吉社保微信公众号平台信息发布期数',
    '第 2 行 抖音平台推送期数',
    '第 7 行 抖音平台、微信公众号用户',
  ]) {
    await fill(head, `${row} 偏差原因分析及改进措施`, '截至九月，按进度推进');
  }
  await expectSaved(head);

  const officer = await enterAs(browser, 'officer');
  await openForm(officer, PROMOTION);
  await officer.getByRole('button', { name: '定稿', exact: true }).click();
  await expect(officer.getByRole('dialog').getByText(/没有填写年度总体目标的实际完成情况/)).toBeVisible();
  await officer.getByRole('dialog').getByRole('button', { name: '知道了' }).click();
  // A missing item leads to its cell, which the address names.
  await officer.getByRole('button', { name: /没有填写年度总体目标的实际完成情况/ }).click();
  await expect(officer).toHaveURL(/cell=goal\.actual/);
  await expect(field(officer, '年度总体目标 实际完成情况')).toBeFocused();
  await officer.keyboard.insertText('（演示）宣传工作按计划推进。');
  await fill(officer, '年度资金总额 全年预算数', '20');
  await fill(officer, '年度资金总额 全年执行数', '20');
  await fill(officer, '第 4 行 各项任务领导批阅率 完成值', '100%');
  await fill(officer, '第 5 行 微信公众号、抖音平台托管费用 完成值', '=14 万元');
  await fill(officer, '第 6 行 宣传版面制作费 完成值', '=1 万元');
  await expect(officer.getByText('已齐全，可以定稿')).toHaveCount(0);
  await expect(officer.getByText(/定稿前须补齐/)).toHaveCount(0);
  await officer.getByRole('button', { name: '定稿', exact: true }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click();
  await expect(officer.getByText('内容与签署摘要一致')).toBeVisible();
  await expect(officer.getByText(/绩效管理员，2024-11-02 \d{2}:\d{2}，第 1 版/).first()).toBeVisible();
  await expect(officer.getByRole('textbox', { name: /完成值$/ })).toHaveCount(0);

  // September is corrected: the signed paper stays, the page says what has changed.
  await step(officer, 'reopen', '更正稿件数量');
  await head.evaluate(`(async () => {
    const report = await (await fetch('${REPORT}')).json();
    const entries = report.entries.filter(({ code }) => code === 'PUB-09').map(({ indicatorId, value }) => (
      { indicatorId, value: String(Number(value) + 5), note: '演示：更正' }
    ));
    const headers = { 'content-type': 'application/json' };
    await fetch('${REPORT}', { method: 'PUT', headers, body: JSON.stringify({ version: report.version, entries }) });
  })()`);
  await step(head, 'submit');
  await step(officer, 'approve');
  await officer.reload();
  await expect(officer.getByText(/定稿后数据已变 \d+ 处/)).toBeVisible();
  const change = officer.getByRole('row', { name: new RegExp(`${ARTICLES} · 完成值`) });
  await expect(change).toContainText('=27 篇');
  await expect(change).toContainText('=32 篇');
  await expect(officer.getByRole('button', { name: /微信播发稿件数量 完成值 =27 篇/ })).toBeVisible();

  await officer.getByRole('button', { name: '撤回定稿' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '原因' }).fill('十月数据已审核，更新完成值');
  await dialog.getByRole('button', { name: '撤回定稿' }).click();
  await expect(field(officer, `${ARTICLES} 完成值`)).toHaveValue('=32 篇');
  await officer.getByText('定稿记录 1 版').click();
  await officer.getByRole('link', { name: '第 1 版' }).click();
  await expect(officer.getByText(/第 1 版定稿，绩效管理员/)).toBeVisible();
  await expect(officer.getByRole('button', { name: /微信播发稿件数量 完成值 =27 篇/ })).toBeVisible();
});

test('a form is copied from the year before, and a draft is deleted after asking', async ({ browser }) => {
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/forms?year=2024&month=9');
  await officer.getByRole('button', { name: '新建自评表' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '自评表' }).click();
  await officer.getByRole('option', { name: /社会保险档案管理工作经费/ }).click();
  await dialog.getByRole('button', { name: '新建', exact: true }).click();
  await expect(officer.getByRole('heading', { name: '社会保险档案管理工作经费' })).toBeVisible();
  await expect(field(officer, '第 1 行 社会保险档案查询人次 完成值')).not.toHaveValue('');
  await officer.getByRole('link', { name: '自评表' }).first().click();
  await officer.getByRole('button', { name: '删除 《社会保险档案管理工作经费》自评表' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
  await expect(officer.getByRole('link', { name: '社会保险档案管理工作经费' })).toHaveCount(0);
});
