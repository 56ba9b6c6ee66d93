import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

const CELL = '稽核补缴社会保险费';
const WHY = '与稽核台账相差 5 万元，请核对';

test('the officer returns one cell, the head sees it there and corrects it, the officer sees it wait again without reloading', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  await officer.goto('/reviews?year=2024&month=10&department=dept08&at=2024-10');
  const panel = officer.getByRole('region', { name: '月报内容' });
  await panel.getByRole('button', { name: `标记退回：${CELL}` }).click();
  await panel.getByRole('button', { name: /^退回修改/ }).click();
  await expect(officer.getByText(`请写明“${CELL}”的退回原因`, { exact: false })).toBeVisible();
  await panel.getByRole('textbox', { name: `${CELL}，退回原因` }).fill(WHY);
  await panel.getByRole('button', { name: '退回修改（1 项）' }).click();
  const dialog = officer.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: '原因' })).toHaveValue(`请核对${CELL}，原因见各项。`);
  await dialog.getByRole('button', { name: '退回修改' }).click();
  await expect(panel.getByText(`退回原因：请核对${CELL}，原因见各项。`)).toBeVisible();
  await expect(panel.getByText(WHY)).toBeVisible();

  const head = await enterAs(browser, 'dept08');
  await head.goto('/reports?year=2024&month=10');
  const row = head.getByRole('row', { name: new RegExp(CELL) });
  await expect(row.getByText(`退回：${WHY}`)).toBeVisible();
  const notice = head.getByRole('region', { name: '退回的指标' });
  await notice.getByRole('button', { name: CELL }).click();
  const figure = head.getByRole('textbox', { name: `${CELL}，本月，万元` });
  await expect(figure).toBeFocused();
  await figure.fill('101');
  await head.keyboard.press('Control+S');
  await expect(notice).toHaveCount(0);
  await head.getByRole('button', { name: '提交审核' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(head.getByText('已提交，等待审核').first()).toBeVisible();

  await expect(panel.getByRole('button', { name: '审核通过' })).toBeVisible({ timeout: 4000 });
  await expect(panel.getByRole('row', { name: new RegExp(CELL) })).toContainText('101');
  await expect(panel.getByText(WHY)).toHaveCount(0);
});
