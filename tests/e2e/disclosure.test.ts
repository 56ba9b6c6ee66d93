import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('the officer reads the document, asks for a figure, compares, rewords a section, publishes, and sees it go out of date', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/accounts/document?year=2023&month=12');
  const paper = officer.getByRole('article', { name: '公开说明全文' });
  await expect(paper).toContainText('2023年度收入总计1,867.08万元，其中：本年收入合计1,867.08万元');
  await expect(paper.getByText('未绑定').first()).toBeVisible();
  await paper.getByRole('button', { name: /^收入总计 1,867.08/ }).click();
  await expect(officer.getByRole('dialog')).toContainText('收入总计');
  await officer.keyboard.press('Escape');

  await officer.getByRole('link', { name: '与已公开文本对比' }).click();
  await expect(officer.getByText('抖音平台推送：已公开文本 409，按现有数据生成 285')).toBeVisible();

  await expect(officer.getByText('核对结果：抖音平台推送在文字中写作 409 期')).toBeVisible();

  await officer.getByRole('link', { name: '预览' }).click();
  await expect(officer.getByText(/\d+ 个句子已变化/)).toBeVisible();
  await officer.getByRole('button', { name: '发布', exact: true }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(officer.getByText('已发布第 2 版')).toBeVisible();
  for (const [word, name] of [
    ['Word（docx）', '2023年度部门决算公开说明（草稿）.docx'],
    ['纯文本', '2023年度部门决算公开说明（草稿）.txt'],
  ] as const) {
    await officer.getByRole('button', { name: '导出' }).click();
    const file = officer.waitForEvent('download');
    await officer.getByRole('menuitem', { name: word }).click();
    expect((await file).suggestedFilename()).toBe(name);
  }

  await officer.getByRole('link', { name: '公开说明模板' }).click();
  await officer.getByRole('button', { name: '十二、其他需说明的事项' }).click();
  await officer.getByRole('button', { name: '在后面增加一节' }).click();
  await officer.getByRole('button', { name: '保存新版' }).click();
  await expect(officer.getByRole('alert').filter({ hasText: '处错误，没有保存' })).toContainText('标题不能为空');
  await officer.getByRole('button', { name: '删除本节' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await officer.getByRole('button', { name: '十二、其他需说明的事项' }).click();
  const text = officer.getByRole('textbox', { name: '正文' });
  await text.fill('无其他事项，收入{收入总记}万元。');
  await expect(officer.getByText('没有名为“收入总记”的数据')).toBeVisible();
  await text.fill('无其他事项，收入');
  await officer.getByRole('textbox', { name: '查找数据' }).fill('收入总计');
  await officer.getByRole('button', { name: /^收入总计 / }).click();
  await expect(text).toHaveValue('无其他事项，收入{收入总计}');
  await text.press('End');
  await text.pressSequentially('万元。');
  await expect(officer.getByRole('region', { name: '生成的文字' })).toContainText('无其他事项，收入1,867.08万元。');
  await officer.getByRole('button', { name: '保存新版' }).click();
  await officer.getByPlaceholder('原因（至少 2 个字）').fill('补充收入');
  await officer.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const history = officer.getByRole('region', { name: '模板版本' });
  await expect(history).toContainText('补充收入');
  await history.getByRole('button', { name: '与当前内容比较' }).last().click();
  await expect(officer.getByRole('dialog')).toContainText('无其他事项，收入{收入总计}万元。');
  await officer.keyboard.press('Escape');
  await expect(officer.getByRole('dialog')).toHaveCount(0);

  await officer.getByRole('link', { name: '公开说明', exact: true }).first().click();
  await expect(officer.getByText('1 个句子已变化')).toBeVisible();
  await officer.getByRole('link', { name: '查看变化的句子' }).click();
  const changes = officer.getByRole('region', { name: '发布后的变化' });
  await expect(changes).toContainText('无其他说明事项。');
  await expect(changes).toContainText('收入1,867.08万元');
});
