import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, startApp } from '../support/app.ts';
import { factsOf, fontsOf, pagesOf, squeezed } from '../support/pdf-file.ts';
import { partOf } from '../support/word-file.ts';

let officer: Caller;
let manifest: { textDigest: string; records: { ref: string }[] };
let text: string;
beforeAll(async () => {
  officer = await (await startApp()).as('officer');
  manifest = JSON.parse(Buffer.from(await bytesOf('manifest')).toString());
  text = Buffer.from(await bytesOf('text')).toString();
});

async function bytesOf(format: string): Promise<Uint8Array> {
  const answer = await officer('GET', `/accounts/document/export?year=2023&format=${format}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.bytes());
}

/** Sentences from every part of the paper, and a cell of the first and of the last form. */
const LANDMARKS = [
  '2023年度收入总计1,867.08万元，其中：本年收入合计1,867.08万元',
  '14.一般公共服务支出(类)统战事务(款)其他统战事务支出(项):支出决算数为0.00万元，比上年决算减少2.37万元，下降100%',
  '预决算差异率-0.92%',
  '预算绩效评价项目19个，全年预算数743.16万元，全年执行数682.72万元',
  '全州基本养老参保人数',
  '十二、其他需说明的事项',
  '十四、机关运行经费：行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费支出。',
  '九、《国有资本经营预算财政拨款收入支出决算表》',
];

test('the plain text has every part, all twenty forms, and a digest of itself', () => {
  for (const landmark of LANDMARKS) expect(text).toContain(landmark);
  expect(text.match(/项目支出绩效自评表/g)).toHaveLength(19);
  const [mark, body = ''] = text.split('\n——\n');
  expect(mark).toBe('草稿（未发布）');
  expect(createHash('sha256').update(body).digest('hex')).toBe(manifest.textDigest);
  expect(text).toContain(manifest.textDigest);
});

test('the Word file holds the same words in order, and its properties the digest and every record', async () => {
  const bytes = await bytesOf('docx');
  const words = squeezed((await partOf(bytes, 'word/document.xml')).replace(/<[^>]+>/g, '').replaceAll('&quot;', '"'));
  let at = 0;
  for (const landmark of LANDMARKS) {
    at = words.indexOf(squeezed(landmark), at);
    expect(at, landmark).toBeGreaterThan(0);
  }
  const properties = await partOf(bytes, 'docProps/custom.xml');
  expect(properties).toContain(manifest.textDigest);
  expect(manifest.records.filter(({ ref }) => !properties.includes(ref))).toEqual([]);
});

test('the Word file has its headings as styles and a 目录 with the page of each, without asking to update anything', async () => {
  const bytes = await bytesOf('docx');
  const words = await partOf(bytes, 'word/document.xml');
  const styled = (style: string) => words.split(`<w:pStyle w:val="${style}"/>`).length - 1;
  expect([styled('Heading1'), styled('Heading2'), styled('TOC1'), styled('TOC2')]).toEqual([4, 14, 4, 14]);
  expect(words).toContain('TOC \\h \\o');
  expect(words).not.toContain('w:dirty="true"');
  const entries = words.slice(0, words.indexOf('<w:pStyle w:val="Heading1"/>')).replace(/<[^>]+>/g, ' ');
  expect(entries).toMatch(/第一部分 单位概况\s+PAGEREF \S+ (?:\\h )?\s*3\s/);
  expect(await partOf(bytes, 'word/header1.xml')).toContain('草稿（未发布）');
});

test('the 目录 of the PDF names the pages on which the headings stand, and every page says that it is a draft', async () => {
  const pages = pagesOf(await bytesOf('pdf')).map(squeezed);
  const entries = [...(pages[1] ?? '').matchAll(/((?:第.部分|[一二三四五六七八九十]+、)[^.]+?)\.{3,}\u2060?(\d+)/g)];
  expect(entries).toHaveLength(18);
  const headings = entries.map(([, heading = '', page]) => [heading, pages[Number(page) - 1]?.includes(heading)]);
  expect(headings).toEqual(entries.map(([, heading]) => [heading, true]));
  expect(pages.every((page) => page.includes('草稿（未发布）'))).toBe(true);
});

test('no page is left nearly empty for what is left over after the forms', async () => {
  const pages = pagesOf(await bytesOf('pdf')).map(squeezed);
  const page = pages.find((one) => one.includes('无其他说明事项。'));
  expect(page).toContain('第三部分专业名词解释');
});

test('the PDF holds the same words on numbered pages, each form on one of its own, and carries the manifest', async () => {
  const pdf = await bytesOf('pdf');
  const pages = pagesOf(pdf).map(squeezed);
  const whole = pages.join('').replace(/第\d+页共\d+页|草稿（未发布）/g, '');
  for (const landmark of LANDMARKS) expect(whole, landmark).toContain(squeezed(landmark));
  expect(pages[0]).toBe('草稿（未发布）昌吉回族自治州社会保险中心2023年度部门决算公开说明');
  expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
  expect(pages.filter((page) => page.includes('项目支出绩效自评表'))).toHaveLength(19);
  expect(factsOf(pdf)).toMatchObject({ Title: '昌吉回族自治州社会保险中心2023年度部门决算公开说明' });
  expect(factsOf(pdf).Keywords).toContain(manifest.textDigest);
  expect(fontsOf(pdf).every(({ isEmbedded }) => isEmbedded)).toBe(true);

  const folder = mkdtempSync(join(tmpdir(), 'disclosure-'));
  writeFileSync(join(folder, 'document.pdf'), pdf);
  execFileSync('pdfdetach', ['-saveall', '-o', folder, join(folder, 'document.pdf')], { stdio: 'pipe' });
  const attached = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  expect(attached.textDigest).toBe(manifest.textDigest);
  expect(attached.records).toEqual(manifest.records);
});

test('a format that is not made is refused in words', async () => {
  const { status, body } = await officer('GET', '/accounts/document/export?year=2023&format=odt');
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain('导出格式应为');
});
