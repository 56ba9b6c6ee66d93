import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const INPUT = '选择公开文本';
const source = readFileSync(new URL('../../seeds/2023/source.txt', import.meta.url), 'utf8');
const file = (text: string, name = '往年决算公开说明.txt') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

test('the officer reads a published document back, looks at what is uncertain beside its words, and accepts it', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.getByRole('link', { name: '读取公开文本' }).click();
  await expect(officer.getByRole('heading', { name: '读取公开文本' })).toBeVisible();

  await officer
    .getByLabel(INPUT)
    .setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
  await expect(officer.getByRole('alert')).toContainText('不能直接读取 PDF');

  // Another center's wording: one total said otherwise, one number that nobody knows.
  const text = source
    .replace('2023 年度收入总计 1,867.08 万元', '2023 年度收入总计为 18,670,800.00 元')
    .replace('无其他说明事项。', '无其他说明事项。\n\n十三、养老服务情况说明\n\n2023年支出8.88万元。');
  await officer.getByLabel('所属年度').selectOption('2020');
  await officer.getByLabel(INPUT).setInputFiles(file(text));
  await expect(officer.getByRole('heading', { name: '核对：往年决算公开说明.txt' })).toBeVisible();
  await expect(
    officer.getByText('决算数据 189 项、文字数据 57 项、自评表 20 张；3 项请核对，1 处没有读懂'),
  ).toBeVisible();
  await expect(officer.getByText('文中写的是 2023 年度')).toBeVisible();

  const total = officer.getByRole('row', { name: /^收入总计/ });
  await expect(total).toContainText('1,867.08 万元');
  await expect(total).toContainText('原文为 18,670,800.00 元');
  await total.getByRole('button', { name: /收入总计为/ }).click();
  await expect(officer.locator('mark')).toHaveText('2023年度收入总计为18,670,800.00元');
  await total.getByLabel('收入总计的处理').selectOption('更正为');
  await total.getByLabel('收入总计更正为').fill('1867.09');
  await total.getByLabel('收入总计更正为').press('Enter');
  await expect(total).toContainText('人工更正，原读作 1867.08');

  await officer.getByRole('link', { name: '没有读懂' }).click();
  await expect(officer.getByText('十三、养老服务情况说明：版式中没有这一节，没有读取')).toBeVisible();
  await officer.getByRole('link', { name: /^自评表\s*20$/ }).click();
  await expect(officer.getByText(/这一行被分页断开/)).toBeVisible();
  await officer.getByLabel('昌吉回族自治州社会保险中心的处理').selectOption('采用');

  await officer.getByRole('button', { name: '采用…' }).click();
  const dialog = officer.getByRole('dialog');
  await expect(dialog).toContainText('将写入 2020 年度的决算数据 189 项、文字数据 56 项、自评表 20 张');
  await dialog.getByRole('button', { name: '确认采用' }).click();
  await expect(officer.getByText('已写入 2020 年度的公开数据')).toBeVisible();
  await expect(officer.getByText('已采用').first()).toBeVisible();

  await officer.goto('/forms?year=2020&month=12');
  await expect(
    officer.getByText('95 年以前退休人员生活补贴资金').or(officer.getByText('95年以前退休人员生活补贴资金')).first(),
  ).toBeVisible();

  // The same year once more: what stands is named, and the correction shows as the one difference.
  await officer.goto('/accounts/reading');
  await officer.getByLabel('所属年度').selectOption('2020');
  await officer.getByLabel(INPUT).setInputFiles(file(source, '原件.txt'));
  await officer.getByRole('link', { name: '与现有数据不同' }).click();
  await expect(officer.getByRole('row', { name: /^收入总计/ })).toContainText('1867.09 万元');
  await expect(officer.getByRole('row', { name: /^收入总计/ })).toContainText('1867.08 万元');
  await officer.getByRole('button', { name: '采用…' }).click();
  await expect(officer.getByRole('dialog').getByRole('button', { name: '确认采用' })).toBeDisabled();
  await officer.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await officer.getByRole('button', { name: '作废' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(officer.getByText('已作废').first()).toBeVisible();
});
