import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('the counts of a rate are typed and the rate follows, a level is chosen by key, and the report is handed in', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept09');
  await head.getByRole('link', { name: '月报填报' }).click();
  const numerator = head.getByRole('textbox', { name: /档案查询准确率，本月，分子/ });
  const denominator = head.getByRole('textbox', { name: /档案查询准确率，本月，分母/ });
  const rate = head.getByRole('row').filter({ hasText: 'SERV-18' });
  await numerator.click();
  await head.keyboard.type('410');
  // While it is typed, before anything is saved.
  await expect(rate).toContainText('99.03%');
  await head.keyboard.press('Enter');
  await expect(denominator).toBeFocused();
  await head.keyboard.type('0');
  await expect(rate).toContainText('为 0，比率无法计算');
  await head.keyboard.press('Escape');
  await expect(rate).toContainText('99.03%');
  await head.keyboard.press('ArrowUp');
  await expect(numerator).toBeFocused();

  const level = head.getByRole('combobox', { name: /，完成档次/ });
  const options = head.getByRole('listbox', { name: '完成档次' });
  await level.click();
  await expect(options.getByRole('option')).toHaveText([/达成预期指标$/, /具有一定效果$/, /效果较差$/]);
  await head.keyboard.press('ArrowDown');
  await expect(level).toHaveValue('部分达成');
  await head.keyboard.press('Escape');
  await expect(level).toHaveValue('达成');
  await head.keyboard.type('2');
  await head.keyboard.press('Enter');
  await expect(level).toHaveValue('部分达成');

  // A rate that is off its usual range, as this one may be, wants a word.
  const note = head.getByRole('textbox', { name: '社会保险档案查询准确率，说明' });
  if ((await note.getAttribute('aria-required')) === 'true') await note.fill('演示：四次查询结果有误');
  await expect(head.getByRole('button', { name: '立即保存' })).toBeDisabled();
  await head.getByRole('button', { name: '提交审核' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(head.getByText('已提交，等待审核').first()).toBeVisible();
  await expect(rate).toContainText('99.03%');
  await expect(head.getByRole('row').filter({ hasText: 'SERV-22' })).toContainText('部分达成');

  const officer = await enterAs(browser, 'officer');
  await officer.goto('/reviews?year=2024&month=10&department=dept09&at=2024-10');
  await expect(officer.getByText('410 ÷ 414')).toBeVisible();
});

test('a head sees which month was corrected, looks again and says that nothing needs to change', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept11');
  await head.getByRole('link', { name: '月报填报' }).click();
  const marks = head.getByRole('region', { name: '待复核的指标' });
  await expect(marks).toContainText(/8月由 [\d.]+ 更正为 [\d.]+/);
  await marks.getByRole('button', { name: '全州失业参保人数', exact: true }).click();
  await expect(head.getByRole('textbox', { name: /^全州失业参保人数，本月/ })).toBeFocused();
  await marks.getByRole('button', { name: /已复核，无需修改/ }).click();
  await expect(marks).toHaveCount(0);
  await expect(head.getByText(/复核：全州失业参保人数，已复核，无需修改/)).toBeVisible();
});
