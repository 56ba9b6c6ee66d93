import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+V');
}

/** October's cumulatives as they could stand in the accountant's spreadsheet, in the order of the page. */
async function columnOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/budget/months/2024-10');
  const { lines } = (await answer.json()) as { lines: { adjusted: string; before: { value: string } | null }[] };
  return lines.map(({ adjusted, before }) => (adjusted === '0.00' ? '0' : (before?.value ?? ''))).join('\r\n');
}

test('the finance department pastes a month and hands it in, the officer approves, and everybody sees it', async ({
  browser,
}) => {
  const finance = await enterAs(browser, 'dept02');
  await finance.goto('/budget?year=2024&month=10');
  await finance.getByRole('button', { name: '录入本月' }).click();
  const first = finance.getByRole('textbox', { name: '部门整体支出（中央安排）累计执行数' });
  await first.click();
  await pasteText(finance, `${await columnOf(finance)}\r\n`);
  await expect(finance.getByText('已粘贴 24 格，保存后生效')).toBeVisible();
  await expect(first).toHaveValue('0');
  // What was entered before of October was more: these cumulatives fall, and say so beside the cell.
  const region = finance.getByRole('textbox', { name: '部门整体支出（地（州、市）安排）累计执行数' });
  await region.fill('1100');
  await expect(finance.getByText(/累计执行数低于 9 月的 1171.73 万元/)).toBeVisible();
  await expect(finance.getByText(/还有 1 行待填写或说明/)).toBeVisible();
  await region.fill('1,300.00');
  await expect(finance.getByText(/已填齐/)).toBeVisible();
  await finance.getByRole('button', { name: '保存' }).click();
  await expect(finance.getByText(/已保存 \d+ 行/)).toBeVisible();
  await expect(finance.getByRole('button', { name: '保存' })).toBeDisabled();
  await finance.getByRole('button', { name: '提交' }).click();
  await finance.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await expect(finance.getByText('已提交，等待审核').first()).toBeVisible();
  await expect(region).toHaveCount(0);

  const leader = await enterAs(browser, 'leader');
  await leader.goto('/budget?year=2024&month=10');
  const total = leader.getByRole('region', { name: '部门整体支出' });
  await expect(total.getByText(/10月 .* 万元/)).toContainText('未审');
  await expect(leader.getByText('已审核至9月', { exact: false })).toBeVisible();

  const officer = await enterAs(browser, 'officer');
  await officer.goto('/budget?year=2024&month=10');
  await officer.getByRole('link', { name: /10月.*待审核/ }).click();
  await expect(officer.getByRole('row', { name: /地（州、市）安排/ })).toContainText('1,300.00');
  await officer.getByRole('button', { name: '审核通过' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
  await expect(officer.getByText('已审核通过').first()).toBeVisible();

  // Without reloading: the leader's page hears of it.
  await expect(total.getByText('序时进度 83.33%，相差')).toBeVisible();
  await expect(total.getByText('未审')).toHaveCount(0);
  const rate = (await total.locator('.figure-figure').innerText()).replace(/[\s%]/g, '');
  await leader.goto('/?year=2024&month=10');
  await expect(leader.getByRole('link', { name: /预算执行率/ })).toContainText(rate);
});

test('two people in one cell are told of each other, and a project shows what is known of it', async ({ browser }) => {
  const finance = await enterAs(browser, 'dept02');
  await finance.goto('/budget?year=2024&month=11&view=month');
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/budget?year=2024&month=11&view=month');
  const cell = (page: Page) => page.getByRole('textbox', { name: '社会保险宣传费（当年财政拨款）累计执行数' });
  await cell(finance).fill('12.00');
  await cell(officer).fill('13.00');
  await officer.getByRole('button', { name: '保存' }).click();
  await expect(officer.getByText('已保存 1 行')).toBeVisible();
  await finance.getByRole('button', { name: '保存' }).click();
  const conflict = finance.getByRole('alert', { name: '他人修改' });
  await expect(conflict).toContainText('绩效管理员填 13.00 万元，您填 12.00');
  await conflict.getByRole('button', { name: '采用对方的' }).click();
  await expect(cell(finance)).toHaveValue('13.00');
  await expect(finance.getByRole('button', { name: '保存' })).toBeDisabled();

  await finance.getByRole('link', { name: '社会保险宣传费' }).click();
  await expect(finance.getByRole('heading', { name: '社会保险宣传费' })).toBeVisible();
  await expect(finance.getByRole('region', { name: '自评表' }).getByRole('link', { name: '执行监控表' })).toBeVisible();
  await finance.getByRole('button', { name: '登记调整' }).click();
  const dialog = finance.getByRole('dialog', { name: '登记预算调整' });
  await dialog.getByRole('textbox', { name: '金额' }).fill('5');
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog.getByText('请写明原因（至少 2 个字）')).toBeVisible();
  await dialog.getByRole('combobox', { name: '调整日期' }).fill('2024年11月1日');
  await finance.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: '原因' }).fill('追加宣传经费');
  await dialog.getByRole('textbox', { name: '文号' }).fill('演示财预〔2024〕50号');
  await dialog.getByRole('button', { name: '登记' }).click();
  const money = finance.getByRole('region', { name: '预算' });
  await expect(money.getByText('+5.00 万元')).toBeVisible();
  await money.getByRole('button', { name: '冲销' }).click();
  await finance.getByRole('dialog').getByRole('textbox').fill('重复登记');
  await finance.getByRole('dialog').getByRole('button', { name: '冲销' }).click();
  await expect(money.getByText('已冲销', { exact: true })).toBeVisible();
  await expect(money.getByText('−5.00 万元')).toBeVisible();
});
