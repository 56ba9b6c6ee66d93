import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const figure = (page: Page, name: string) => page.getByRole('textbox', { name: `${name}，本月，` });

test('the officer sets a limit, the head types beyond it and must say why; what did not occur is said so', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.getByRole('link', { name: '校验规则' }).click();
  await officer.getByRole('textbox', { name: '查找指标' }).fill('PUB-10');
  await officer.getByRole('button', { name: '设定上下限：资格认证宣传单印刷份数' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByLabel('下限').fill('3');
  await dialog.getByLabel('上限').fill('2');
  await dialog.getByLabel('原因').fill('按年度印制计划');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('下限不能大于上限')).toBeVisible();
  await dialog.getByLabel('下限').fill('');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(officer.getByText('已保存，即时生效')).toBeVisible();
  await expect(officer.getByRole('row', { name: /资格认证宣传单印刷份数/ })).toContainText('按年度印制计划');

  const head = await enterAs(browser, 'dept16');
  await head.getByRole('link', { name: '月报填报' }).click();
  await expect(figure(head, '资格认证宣传单印刷份数')).toBeVisible();
  await figure(head, '资格认证宣传单印刷份数').click();
  await head.keyboard.type('2.5');
  await head.keyboard.press('Enter');
  await expect(head.getByText('高于上限 2（绩效管理员设定），请核对或说明').first()).toBeVisible();
  await figure(head, '社会保险待遇生存状况验证率').click();
  await head.keyboard.type('100');
  await head.keyboard.press('Enter');
  await figure(head, '指导县市三项核查工作').click();
  await head.keyboard.press('Alt+Digit0');
  await expect(figure(head, '指导县市三项核查工作')).toHaveValue('未发生');
  await head.keyboard.press('Control+Z');
  await expect(figure(head, '指导县市三项核查工作')).toHaveValue('');
  await head.keyboard.type('未发生');
  await head.keyboard.press('Enter');
  await expect(head.getByText('已填 3 / 3 项')).toBeVisible();
  await expect(head.getByRole('button', { name: '立即保存' })).toBeDisabled();

  await head.getByRole('button', { name: '提交审核' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(head.getByText('还有 1 处需要补齐，月报没有提交')).toBeVisible();
  await expect(head.getByRole('dialog')).toHaveCount(0);
  await head.getByRole('textbox', { name: '资格认证宣传单印刷份数，说明' }).fill('（测试）补印两批');
  await head.getByRole('button', { name: '提交审核' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(head.getByText('已提交，等待审核').first()).toBeVisible();
  await expect(head.getByRole('row', { name: /指导县市三项核查工作/ })).toContainText('未发生');
});
