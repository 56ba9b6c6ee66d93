import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Renderer } from '#server/forms/renderer.ts';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { factsOf, pagesOf, squeezed, tagsOf } from '../support/pdf-file.ts';
import { partOf, wordTables } from '../support/word-file.ts';

const renderer = new Renderer(null);
let app: TestApp;
let leader: Caller;
beforeAll(async () => {
  app = await startApp({ renderer });
  leader = await app.as('leader');
}, 60_000);
afterAll(() => renderer.close());

const nameOf = ({ headers }: Answer) =>
  decodeURIComponent(headers.get('content-disposition')?.replace("attachment; filename*=UTF-8''", '') ?? '');
const bytesOf = async (answer: Answer) => Buffer.from(await answer.bytes());
const blocksOf = async (year: number, month: number): Promise<Json[]> => {
  const { status, body } = await leader('GET', `/briefings/${year}/${month}`);
  expect(status).toBe(200);
  return body.document.blocks;
};
const textOf = (blocks: Json[]) => blocks.map(({ text }) => text ?? '').join('\n');

describe('the briefing of a month', () => {
  it('tells what the overview shows, the reds first', async () => {
    const overview = (await leader('GET', '/overview?year=2024&month=10')).body;
    const blocks = await blocksOf(2024, 10);
    const { met, behind, seriouslyBehind } = overview.counts;
    expect(textOf(blocks)).toContain(`共 ${overview.indicators.length} 项：已达标 ${met} 项`);
    const goals = blocks.filter(({ kind, level }) => kind === 'heading' && level === 2).map(({ text }) => text);
    expect(goals).toHaveLength(behind + seriouslyBehind);
    expect(goals.map((text) => text.includes('◆'))).toEqual(goals.map((_, index) => index < seriouslyBehind));
    expect(blocks.filter(({ kind }) => kind === 'chart')).toHaveLength(goals.length);
    expect(textOf(blocks)).toContain(`约 ${overview.score.total} 分（满分 90 分，未计预算执行）`);
    const table = blocks.filter(({ kind }) => kind === 'table').at(-1);
    expect(table.rows).toHaveLength(overview.indicators.length + 1);
  });

  it('states the pension target of 2023 with what was said of it', async () => {
    const text = textOf(await blocksOf(2023, 12));
    expect(text).toContain('完成 82.76 万人，年度目标 ≥87.70 万人，完成率 94.37%');
    expect(text).toContain('距年度目标差 4.94 万人');
    const { items } = (await leader('GET', '/alerts?year=2023')).body;
    const pension = items.find(({ title }: Json) => title.startsWith('全州基本养老参保人数'));
    const said = pension.events.filter(({ kind }: Json) => kind === 'instruct' || kind === 'rectify');
    expect(said.length).toBeGreaterThan(0);
    for (const event of said) expect(text).toContain(event.text);
    expect(text).toContain('自评得分 99.16 分（满分 100 分），等级为“优”');
    expect(text).toContain('执行率 100.00%，序时进度 100.00%');
  });

  it('takes an instruction up as soon as it is written', async () => {
    const { items } = (await leader('GET', '/alerts?year=2024')).body;
    const red = items.find(({ level, indicatorId }: Json) => level === 'red' && indicatorId !== null);
    const words = '请本周内报送专项方案';
    await leader('POST', `/alerts/${red.id}/moves`, { move: 'instruct', text: words });
    expect(textOf(await blocksOf(2024, 10))).toContain(`领导批示（中心领导，2024年11月2日）：${words}。`);
  });

  it('counts a figure only when it is approved, and marks its department until then', async () => {
    const ranks = (await blocksOf(2024, 10)).find(({ rows }) => rows?.[0].cells[0].text === '名次').rows;
    const names = ranks.slice(1).map(({ cells }: Json) => cells[1].text);
    const { departments } = (await leader('GET', '/reports?year=2024&month=10')).body;
    const waiting = departments.filter(({ reports }: Json) => reports.at(-1).state === 'submitted');
    expect(waiting.length).toBeGreaterThan(0);
    expect(names.filter((name: string) => name.endsWith('（10月未审）')).sort()).toEqual(
      waiting.map(({ name }: Json) => `${name}（10月未审）`).sort(),
    );
  });

  it('is not made for a month that is not over, a year that is not kept, or a month that is none', async () => {
    const early = await leader('GET', '/briefings/2024/11');
    expect([early.status, early.body.error.code]).toEqual([422, 'briefing.month-not-over']);
    expect(early.body.error.message).toContain('2024年11月尚未结束');
    expect((await leader('GET', '/briefings/2019/5')).body.error.code).toBe('year.not-found');
    expect((await leader('GET', '/briefings/2024/13')).status).toBe(422);
  });
});

describe('the briefing as a file', () => {
  it('says in docx what the page says, its charts as charts of Word with their figures and words', async () => {
    const blocks = await blocksOf(2024, 10);
    const answer = await leader('GET', '/briefings/2024/10/export?format=docx');
    expect([answer.status, nameOf(answer)]).toEqual([200, '2024年10月绩效目标运行监控通报.docx']);
    const bytes = await bytesOf(answer);
    const xml = await partOf(bytes, 'word/document.xml');
    const plain = squeezed(xml.replace(/<[^>]+>/g, ''));
    for (const { text } of blocks.filter(({ kind }) => kind === 'heading' || kind === 'paragraph')) {
      expect(plain).toContain(squeezed(text));
    }
    expect(wordTables(xml)).toHaveLength(blocks.filter(({ kind }) => kind === 'table').length);
    const charts = blocks.filter(({ kind }) => kind === 'chart');
    expect(xml.match(/<c:chart /g)).toHaveLength(charts.length);
    for (const { alt } of charts) expect(xml).toContain(`descr="${alt}"`);
    const first = await partOf(bytes, 'word/charts/chart1.xml');
    const values = charts[0].chart.actual.filter((value: string | null) => value !== null);
    const drawn = [...first.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value);
    for (const value of values) expect(drawn).toContain(String(Number(value)));
    expect(first).toContain('序时目标');
    expect(first).toContain('prstDash');
    expect(xml).toContain('w:pageBreakBefore');
  });

  it('says it in a tagged pdf, whose pictures are figures with words', async () => {
    const blocks = await blocksOf(2024, 10);
    const answer = await leader('GET', '/briefings/2024/10/export?format=pdf');
    expect(nameOf(answer)).toBe('2024年10月绩效目标运行监控通报.pdf');
    const pdf = await bytesOf(answer);
    const pages = pagesOf(pdf);
    const text = squeezed(pages.join('').replace(/第 ?\d+ ?页 ?共 ?\d+ ?页/g, ''));
    for (const { text: one } of blocks.filter(({ kind }) => kind === 'heading')) expect(text).toContain(squeezed(one));
    expect(squeezed(pages.find((page) => page.includes('附件'))!)).toMatch(/^附件/);
    expect(factsOf(pdf)).toMatchObject({ Tagged: 'yes', 'PDF version': '1.7' });
    const figures = tagsOf(pdf).filter(({ tag }) => tag === 'Figure');
    const charts = blocks.filter(({ kind }) => kind === 'chart');
    expect(figures).toHaveLength(charts.length);
    for (const { text: words } of figures) expect(words).toContain('序时目标');
  });

  it('leaves an audit line, and none when the format is unknown', async () => {
    const lines = async () => {
      const { body } = await (await app.as('auditor'))('GET', '/audit');
      return (body.items ?? body).filter(({ action }: Json) => action === 'briefing.export');
    };
    const before = (await lines()).length;
    const refused = await leader('GET', '/briefings/2024/9/export?format=xlsx');
    expect([refused.status, refused.body.error.code]).toEqual([422, 'form.format-unsupported']);
    expect(await lines()).toHaveLength(before);
    await leader('GET', '/briefings/2024/9/export');
    const [line, ...others] = (await lines()).filter(({ subject }: Json) => subject === 'briefing:2024-09');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ username: 'leader' });
    expect(line.after).toContain('docx');
  });
});

describe('the words of a briefing', () => {
  it('are kept with their version, stand in the files, go back to the computed ones, and refuse a stale writer', async () => {
    const officer = await app.as('officer');
    const { edited } = (await officer('GET', '/briefings/2024/9')).body;
    const cause = edited.parts.find(({ key }: Json) => key.endsWith(':cause'));
    const texts = { opening: '各科室：现通报如下。', [cause.key]: '经核实，主要因人员外流。', closing: '请按期整改。' };
    const saved = await officer('PUT', '/briefings/2024/9/texts', { version: edited.version, texts });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const marked = saved.body.document.blocks.filter(({ isEdited }: Json) => isEdited).map(({ text }: Json) => text);
    expect(marked).toEqual(['各科室：现通报如下。', '偏差原因：经核实，主要因人员外流。', '请按期整改。']);
    const word = await partOf(
      await bytesOf(await leader('GET', '/briefings/2024/9/export?format=docx')),
      'word/document.xml',
    );
    for (const text of marked) expect(word).toContain(text);
    const stale = await officer('PUT', '/briefings/2024/9/texts', { version: edited.version, texts: {} });
    expect(stale.body.error.code).toBe('briefing.version-conflict');
    const reset = await officer('PUT', '/briefings/2024/9/texts', { version: edited.version + 1, texts: {} });
    expect(reset.body.document.blocks.some(({ isEdited }: Json) => isEdited)).toBe(false);
    expect(reset.body.document.blocks[0].text).toBe('现将2024年9月绩效目标运行监控情况通报如下。');
  });

  it('are the officers to write, and no figure is among them', async () => {
    const officer = await app.as('officer');
    const body = { version: 0, texts: { opening: '好' } };
    for (const name of ['leader', 'auditor', 'dept01', 'admin']) {
      expect((await (await app.as(name))('PUT', '/briefings/2024/8/texts', body)).status).toBe(403);
    }
    expect((await officer('PUT', '/briefings/2024/8/texts', { version: 0, texts: { total: '99' } })).status).toBe(422);
    expect((await officer('PUT', '/briefings/2024/12/texts', body)).body.error.code).toBe('briefing.month-not-over');
  });
});
