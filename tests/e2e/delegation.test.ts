import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const DEPARTMENT = '综合业务科';
const DEPUTY = '工伤失业待遇审核科负责人';

/** Picks an option of a drop-down that is filtered by typing. */
async function choose(page: Page, label: RegExp, option: string) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: false }).click();
}

test('a head names a deputy, the deputy reports for the department, the officer sees who it was', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept04');
  await head.getByRole('button', { name: new RegExp(DEPARTMENT) }).click();
  await head.getByRole('menuitem', { name: 'AB角（代为填报）' }).click();
  await head.getByRole('button', { name: '委托B角' }).click();
  const dialog = head.getByRole('dialog');
  await dialog.getByRole('button', { name: '委托', exact: true }).last().click();
  await expect(dialog.getByText('请选择B角').first()).toBeVisible();
  await choose(head, /^\*?\s*B角/, DEPUTY);
  await dialog.getByRole('textbox', { name: '原因' }).fill('外出培训');
  await dialog.getByRole('button', { name: '委托', exact: true }).last().click();
  await expect(head.getByRole('row', { name: new RegExp(`${DEPUTY}.*生效中`) })).toBeVisible();

  const deputy = await enterAs(browser, 'dept15');
  await expect(deputy.getByRole('button', { name: new RegExp(`代 ${DEPARTMENT}`) })).toBeVisible();
  await deputy
    .getByText(new RegExp(`您目前代 ${DEPARTMENT}`))
    .getByRole('link', { name: '去填报' })
    .click();
  await expect(deputy.getByText(`代 ${DEPARTMENT}负责人 填报（至 11月2日）`)).toBeVisible();
  const figures = deputy.getByRole('textbox', { name: /，本月，/ });
  await expect(figures.first()).toBeVisible();
  for (const figure of await figures.all()) await figure.fill('1');
  for (const note of await deputy.getByRole('textbox', { name: /，说明$/ }).all()) await note.fill('演示说明');
  await deputy.getByRole('button', { name: '提交审核' }).click();
  await deputy.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(deputy.getByText('已提交，等待审核').first()).toBeVisible();

  const officer = await enterAs(browser, 'officer');
  await officer.goto('/reviews?year=2024&month=10&department=dept04&at=2024-10');
  const history = officer
    .getByRole('region', { name: '月报内容' })
    .getByRole('listitem')
    .filter({ hasText: '提交审核' });
  await expect(history).toContainText(`${DEPUTY}（代 ${DEPARTMENT} ${DEPARTMENT}负责人）`);
});

test('a locked month is opened by an extension; what was typed when it is taken back stays and is saved in the end', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept14');
  await head.goto('/reports?year=2024&month=9');
  const lock = head.getByRole('region', { name: '月报锁定' });
  await expect(lock).toContainText('2024年9月月报已锁定');
  await expect(lock).toContainText('待绩效管理员处理');
  const figures = head.getByRole('textbox', { name: /，本月，/ });
  await expect(figures).toHaveCount(0);

  const officer = await enterAs(browser, 'officer');
  const grant = async (reason: string) => {
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '批准原因' }).fill(reason);
    await dialog.getByRole('button', { name: '批准', exact: true }).last().click();
    await expect(officer.getByText('有效', { exact: true })).toBeVisible();
  };
  await officer.goto('/reviews?year=2024&month=10');
  await officer.getByRole('link', { name: '填报安排与延期（1 份申请待批）' }).click();
  await officer.getByRole('button', { name: '批准', exact: true }).click();
  await expect(officer.getByRole('dialog').getByText(/待遇审核系统升级/)).toBeVisible();
  await grant('系统升级属实，同意');

  // The head's page opens by itself.
  await expect(lock).toHaveCount(0);
  await expect(head.getByText(/延期至 11月6日/)).toBeVisible();
  await head.context().setOffline(true);
  await figures.first().fill('12');
  await expect(head.getByText('离线，恢复后自动保存')).toBeVisible();
  await officer.getByRole('button', { name: '撤销', exact: true }).click();
  await officer.getByRole('dialog').getByRole('textbox').fill('误批');
  await officer.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(officer.getByText('已撤销', { exact: true })).toBeVisible();

  await head.context().setOffline(false);
  await expect(head.getByText('已锁定：1 格没有存入，保留在本机')).toBeVisible({ timeout: 20_000 });
  await expect(head.getByText('本机 12，未存入')).toBeVisible();
  await expect(figures).toHaveCount(0);
  head.on('dialog', (question) => question.accept());
  await head.reload();
  await expect(head.getByText('本机保留着 1 格没有存入的修改；延期批准后可继续保存。')).toBeVisible();

  await officer.getByRole('button', { name: '批准延期' }).click();
  await choose(officer, /科室/, '机关事业养老待遇审核科');
  await choose(officer, /月报/, '2024年9月');
  await grant('重新批准');
  await expect(figures.first()).toHaveValue('12');
  await expect(head.getByText(/已保存 \d{2}:\d{2}:\d{2}/)).toBeVisible();
});
