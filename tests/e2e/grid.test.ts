import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const OCTOBER = '/reports?year=2024&month=10';

const figuresOf = (page: Page) => page.getByRole('textbox', { name: /，本月，/ });
const notesOf = (page: Page) => page.getByRole('textbox', { name: /，说明$/ });

/** Everything typed is on the server: there is nothing left to save. */
const expectSaved = async (page: Page) => {
  await expect(page.getByRole('button', { name: '立即保存' })).toBeDisabled();
  await expect(page.getByText(/已保存 \d{2}:\d{2}:\d{2}/)).toBeVisible();
};

async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+V');
}

test('a block from Excel is pasted where it may be, one step takes it back, and a range is copied', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept01');
  await head.goto(OCTOBER);
  const figures = figuresOf(head);
  await figures.first().click();
  await head.keyboard.press('ArrowLeft');
  // Last month, this month, year to date: only the middle one is an entry; one of its cells holds no number.
  await pasteText(head, '7\t"1,234"\t9\r\n7\t1,23\t9\r\n');
  await expect(head.getByText(/粘贴 6 格：1 格已填，4 格锁定，1 格不是数字（.*“1,23”）/)).toBeVisible();
  await expect(figures.nth(0)).toHaveValue('1,234');
  await expect(figures.nth(1)).toHaveValue('');
  await expectSaved(head);

  await head.keyboard.press('Control+Z');
  await expect(figures.nth(0)).toHaveValue('');
  await head.keyboard.press('Control+Y');
  await expect(figures.nth(0)).toHaveValue('1,234');
  await head.getByRole('button', { name: '撤销' }).click();
  await expect(figures.nth(0)).toHaveValue('');
  await expectSaved(head);

  await figures.first().click();
  await head.keyboard.type('5678');
  await head.keyboard.press('Enter');
  await head.keyboard.press('ArrowUp');
  await head.keyboard.press('Shift+ArrowDown');
  await head.keyboard.press('Control+C');
  expect(await head.evaluate('navigator.clipboard.readText()')).toMatch(/^5678\r?\n\r?\n$/);
  await head.keyboard.press('Delete');
  await expect(figures.nth(0)).toHaveValue('');
});

test('a whole report is filled and handed in with the keyboard alone', async ({ browser }) => {
  const head = await enterAs(browser, 'dept06');
  await head.goto(OCTOBER);
  const figures = figuresOf(head);
  await expect(figures).toHaveCount(6);
  const focus = () => head.evaluate<string>('document.activeElement?.getAttribute("aria-label") ?? ""');
  const tabTo = async (isThere: () => Promise<boolean>) => {
    for (let count = 0; count < 60 && !(await isThere()); count += 1) await head.keyboard.press('Tab');
    expect(await isThere()).toBe(true);
  };
  await tabTo(async () => (await focus()).includes('，本月，'));
  // Escape gives the cell back as it was.
  await head.keyboard.type('9');
  await head.keyboard.press('Escape');
  await expect(figures.first()).toHaveValue('');
  for (const figure of ['130', '0.11', '0', '45', '1', '0']) {
    await head.keyboard.type(figure);
    await head.keyboard.press('Enter');
  }
  await head.keyboard.press('Control+Home');
  await head.keyboard.press('End');
  for (let row = 0; row < 6; row += 1) {
    const isWanted = (await notesOf(head).nth(row).getAttribute('aria-required')) === 'true';
    if (isWanted) await head.keyboard.insertText('演示：按业务台账填报');
    await head.keyboard.press(isWanted ? 'Enter' : 'ArrowDown');
  }
  await expect(figures.nth(3)).toHaveValue('45');
  await expectSaved(head);
  const isOnSubmit = async () =>
    (await head.evaluate<string>('document.activeElement.textContent')).trim() === '提交审核';
  await tabTo(isOnSubmit);
  await head.keyboard.press('Enter');
  await expect(head.getByRole('dialog')).toBeVisible();
  await tabTo(isOnSubmit);
  await head.keyboard.press('Enter');
  await expect(head.getByText('已提交，等待审核').first()).toBeVisible();
  await expect(figures).toHaveCount(0);
});

test('what is typed without a connection is kept over a reload and saved once when it is back', async ({ browser }) => {
  const head = await enterAs(browser, 'dept16');
  await head.goto(OCTOBER);
  const figures = figuresOf(head);
  const saves: string[] = [];
  head.on('requestfinished', (request) => {
    if (request.method() === 'PUT') saves.push(request.postData() ?? '');
  });
  await figures.first().click();
  await head.context().setOffline(true);
  await head.keyboard.type('3');
  await head.keyboard.press('Enter');
  await expect(head.getByText('离线，恢复后自动保存')).toBeVisible();
  await head.context().setOffline(false);
  await expectSaved(head);
  expect(saves.map((body) => JSON.parse(body).entries.length)).toEqual([1]);

  // The answer gets lost, the page is loaded again: the same act is sent again and writes nothing twice.
  await head.route('**/api/reports/2024-10/dept16', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    await route.fetch();
    return route.abort('internetdisconnected');
  });
  await figures.first().click();
  await head.keyboard.type('4');
  await head.keyboard.press('Enter');
  await expect(head.getByText('离线，恢复后自动保存')).toBeVisible();
  await head.unroute('**/api/reports/2024-10/dept16');
  head.on('dialog', (dialog) => dialog.accept());
  await head.reload();
  await expect(figures.first()).toHaveValue('4.00');
  await expectSaved(head);
  const report = await head.evaluate<{ version: number }>(
    "fetch('/api/reports/2024-10/dept16').then((answer) => answer.json())",
  );
  expect(report.version).toBe(2);
});

test('two people write one cell: both figures are shown, and the second decides', async ({ browser }) => {
  const first = await enterAs(browser, 'dept01');
  await first.goto(OCTOBER);
  const second = await enterAs(browser, 'dept01');
  await second.goto(OCTOBER);
  const cell = (page: Page) => figuresOf(page).nth(4);
  await cell(second).click();
  await second.context().setOffline(true);
  await second.keyboard.type('66');
  await second.keyboard.press('Enter');
  await expect(second.getByText('离线，恢复后自动保存')).toBeVisible();
  await cell(first).fill('65');
  await expectSaved(first);
  await second.context().setOffline(false);
  await expect(second.getByRole('heading', { name: '1 处与他人的修改不一致' })).toBeVisible();
  await expect(cell(second)).toHaveValue('66');
  const row = second.getByRole('row').filter({ has: second.getByRole('button', { name: '采用我的' }) });
  await expect(row).toContainText('66');
  await expect(row).toContainText('65');
  await row.getByRole('button', { name: '采用我的' }).click();
  await expectSaved(second);
  await first.reload();
  await expect(cell(first)).toHaveValue('66');
});
