import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

const CELL = '工伤保险待遇连续调整次数';
const NAME = '调整文件（盖章）.pdf';
const pdf = Buffer.from('%PDF-1.4\n% 调整文件\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n');

async function saved(page: Page, place: ReturnType<Page['getByRole']>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    place.getByRole('link', { name: NAME }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** Drops a file of text on an element, as a desk program hands it over. */
async function drop(page: Page, place: ReturnType<Page['getByRole']>, name: string, content: Buffer) {
  // As text: what the browser knows of files is unknown to the types of these tests.
  const file = `new File([${JSON.stringify(content.toString())}], ${JSON.stringify(name)})`;
  const files = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(${file});
    return transfer;
  })()`);
  for (const kind of ['dragover', 'drop']) await place.dispatchEvent(kind, { dataTransfer: files });
}

test('a head puts evidence on a figure, the officer opens the same bytes in review, and what happened is told', async ({
  browser,
}) => {
  const head = await enterAs(browser, 'dept15', { refused: '422' });
  await head.goto('/reports?year=2024&month=10&panel=1');
  const figure = head.getByRole('textbox', { name: `${CELL}，本月，次` });
  await figure.click();
  const evidence = head.getByRole('region', { name: '佐证材料' });
  const field = evidence.getByLabel(`为“${CELL}”添加佐证材料`);

  await field.setInputFiles({ name: NAME, mimeType: 'application/pdf', buffer: Buffer.from('<script>') });
  await expect(evidence.getByRole('alert')).toContainText('文件内容不是可接受的类型');
  await evidence.getByRole('button', { name: `不再上传 ${NAME}` }).click();

  await drop(head, evidence, NAME, pdf);
  await expect(evidence.getByRole('link', { name: NAME })).toBeVisible();
  await expect(evidence).toContainText(`${pdf.length} 字节`);
  await expect(head.getByRole('row', { name: new RegExp(CELL) })).toContainText('佐证材料 1 份');
  expect((await saved(head, evidence)).bytes.equals(pdf)).toBe(true);

  await field.setInputFiles({ name: '同一份.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(head.getByText('内容相同，没有重复添加')).toBeVisible();
  await field.setInputFiles({ name: '误传.pdf', mimeType: '', buffer: Buffer.concat([pdf, pdf]) });
  await evidence.getByRole('button', { name: '移除 误传.pdf' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await expect(evidence.getByRole('link')).toHaveCount(1);

  await figure.fill('20');
  await head.keyboard.press('Control+S');
  const course = head.getByRole('complementary', { name: '指标详情' }).getByRole('listitem');
  await expect(course.filter({ hasText: /填报\s*20/ })).toContainText('负责人');
  await expect(course.filter({ hasText: /移除佐证\s*误传/ })).toBeVisible();
  await expect(course.filter({ hasText: /添加佐证\s*调整文件/ })).toBeVisible();

  const officer = await enterAs(browser, 'officer');
  await officer.goto('/reviews?year=2024&month=10&department=dept15&at=2024-10');
  const panel = officer.getByRole('region', { name: '月报内容' });
  const opened = await saved(officer, panel);
  expect(opened.name).toBe(NAME);
  expect(opened.bytes.equals(pdf)).toBe(true);
});

test('the evidence of an approved figure stands in its month on the indicator page', async ({ browser }) => {
  const leader = await enterAs(browser, 'leader');
  await leader.goto('/indicators/1?year=2023&month=12');
  const month = leader.getByRole('row', { name: /^12月/ });
  const [download] = await Promise.all([
    leader.waitForEvent('download'),
    month.getByRole('link', { name: '2023年12月参保人数月末对账单（演示）.pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('2023年12月参保人数月末对账单（演示）.pdf');
});
