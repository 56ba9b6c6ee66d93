import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { enterAs, test } from './people.ts';

const PROJECT = '社会保险标准化工作经费';
const REVISIONS = '第 1 行 社会保险标准修订';
const REASON = '标准立项批复较晚，七月起集中修订';
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const expectSaved = (page: Page) => expect(page.getByText(/已保存 \d{2}:\d{2}:\d{2}/)).toBeVisible();

async function openMonitoring(page: Page): Promise<void> {
  await page.goto('/forms?year=2024&month=9');
  await page.getByRole('link', { name: PROJECT, exact: true }).click();
  await page.getByRole('link', { name: '执行监控表' }).click();
  await expect(page.getByText('（2024 年度 1—7 月）')).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
}

test('an officer explains a deviation in July, finds it after reloading and in the workbook', async ({ browser }) => {
  const officer = await enterAs(browser, 'officer');
  await openMonitoring(officer);
  await expect(field(officer, `${REVISIONS} 1—7月执行完成情况`)).not.toHaveValue('');
  await expect(officer.getByText('预测').first()).toBeVisible();

  // The missing item leads to its cell; the keys go on from there.
  const missing = officer.getByRole('button', { name: new RegExp(`${REVISIONS}：.*没有填写偏差原因`) });
  await missing.click();
  const reason = field(officer, `${REVISIONS} 原因说明`);
  await expect(reason).toBeFocused();
  await officer.keyboard.insertText(REASON);
  await officer.keyboard.press('Enter');
  await expect(field(officer, '第 2 行 标准化运行评估 原因说明')).toBeFocused();
  await expectSaved(officer);
  await expect(missing).toHaveCount(0);

  const staff = officer.getByRole('button', { name: `${REVISIONS} 偏差原因 人员保障` });
  await staff.press('Space');
  await expect(staff).toHaveAttribute('aria-pressed', 'true');
  await staff.press('ArrowLeft');
  const rules = officer.getByRole('button', { name: `${REVISIONS} 偏差原因 制度保障` });
  await expect(rules).toBeFocused();
  const likely = officer.getByRole('button', { name: `${REVISIONS} 完成目标可能性 确定能` });
  await likely.click();
  await expect(likely).toHaveAttribute('aria-pressed', 'true');

  // What cannot be read stays with its reason beside the cell.
  const spent = field(officer, '年度资金总额 1—7月执行数');
  await spent.fill('四万');
  await officer.keyboard.press('Enter');
  await expect(officer.getByText('执行数无法识别为数字：四万')).toBeVisible();
  await spent.fill('4.20');
  await officer.keyboard.press('Enter');
  await expectSaved(officer);
  await expectAccessible(officer);

  await officer.reload();
  await expect(reason).toHaveValue(REASON);
  await expect(spent).toHaveValue('4.20');
  await expect(staff).toHaveAttribute('aria-pressed', 'true');
  await expect(likely).toHaveAttribute('aria-pressed', 'true');

  const download = officer.waitForEvent('download');
  await officer.getByRole('link', { name: '下载 执行监控表 xlsx' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`2024年度1-7月绩效目标执行监控表-${PROJECT}.xlsx`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await file.path());
  const texts: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
  expect(texts).toContain(REASON);
  expect(texts).toContain('4.2');

  // Another month is a form of its own, and the way back leads to the self-evaluation form.
  await officer.getByRole('combobox', { name: '监控至' }).selectOption('1—8月');
  await expect(officer.getByText('（2024 年度 1—8 月）')).toBeVisible();
  await expect(reason).toHaveValue('');
  await expect(officer.getByRole('option', { name: '1—12月' })).toBeDisabled();
  await officer.getByRole('link', { name: PROJECT }).click();
  await expect(officer.getByRole('heading', { name: PROJECT, exact: true })).toBeVisible();
});

test('two people on the same cell decide between their texts, and a month to come says so', async ({ browser }) => {
  const officer = await enterAs(browser, 'officer');
  const other = await enterAs(browser, 'officer');
  await openMonitoring(officer);
  await openMonitoring(other);
  const note = (page: Page) => field(page, `${REVISIONS} 备注`);
  await note(other).click();
  await other.keyboard.insertText('乙的备注');
  await note(officer).fill('甲的备注');
  await officer.keyboard.press('Enter');
  await expectSaved(officer);
  await other.keyboard.press('Enter');
  await expect(other.getByText('他人已改为“甲的备注”。')).toBeVisible();
  await other.getByRole('button', { name: '用我的' }).click();
  await expectSaved(other);
  await expect(note(officer)).toHaveValue('乙的备注');

  await officer.goto(officer.url().replace('month=7', 'month=12'));
  await expect(officer.getByText('该月份尚未开始')).toBeVisible();
});

test('on a phone a head fills in the own rows as a list', async ({ browser }) => {
  const officer = await enterAs(browser, 'officer');
  await openMonitoring(officer);
  const address = officer.url();
  const head = await enterAs(browser, 'dept04');
  await head.setViewportSize({ width: 360, height: 740 });
  await head.goto(address);
  await expect(head.getByRole('heading', { name: '本科室待完善' })).toBeVisible();
  await expect(field(head, '年度资金总额 1—7月执行数')).toHaveCount(0);
  await expect(field(head, '第 3 行 社会保险标准修订完成率 原因说明')).toHaveCount(0);
  const missing = head.getByRole('button', { name: /第 2 行 标准化运行评估：.*没有填写偏差原因/ });
  await missing.click();
  await expect(field(head, '第 2 行 标准化运行评估 原因说明')).toBeFocused();
  await head.getByRole('button', { name: '第 2 行 标准化运行评估 偏差原因 制度保障' }).click();
  await expectSaved(head);
  await expect(missing).toHaveCount(0);
  const overflow = await head.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(head);
});
