import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { beforeAll, expect, it } from 'vitest';
import { type Caller, type Json, startApp } from '../support/app.ts';

let officer: Caller;
beforeAll(async () => {
  officer = await (await startApp()).as('officer');
});

async function readingOf(bytes: Uint8Array): Promise<Json> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], '公开说明.docx'));
  const answer = await officer('POST', '/accounts/readings?year=2020', body);
  expect(answer.status).toBe(201);
  return (await officer('GET', `/accounts/readings/${answer.body.id}`)).body;
}

it('the Word file that this system makes is read back whole: its 目录 and its marks are no figures', async () => {
  const file = await officer('GET', '/accounts/document/export?year=2023&format=docx');
  const reading = await readingOf(new Uint8Array(await file.bytes()));
  expect([reading.figures.length, reading.forms.length]).toEqual([189, 20]);
  expect([reading.missing, reading.missingSections, reading.remainders]).toEqual([[], [], []]);
  expect(reading.figures.find(({ code }: Json) => code === 'income.total').printed).toBe('1867.08');
});

const cell = (text: string, more: object = {}) => new TableCell({ children: [new Paragraph(text)], ...more });
const row = (...children: TableCell[]) => new TableRow({ children });

/** Another center's, typed in Word: a table of accounts with cells merged both ways, and a form's table among its prose. */
function typedInWord(): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
  const accounts = new Table({
    rows: [
      row(cell('项目', { verticalMerge: VerticalMergeType.RESTART }), cell('决算数（万元）', { columnSpan: 2 })),
      row(cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('本年'), cell('上年')),
      row(cell('收入合计'), cell('512.30'), cell('498.77')),
      row(cell('合计', { columnSpan: 2 }), cell('1,011.07')),
    ],
  });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph('和田地区社会保险中心2022年度部门决算公开说明'),
            heading('第二部分 部门决算情况说明'),
            heading('一、收入支出决算总体情况说明'),
            new Paragraph('2022年度收入总计512.30万元，其中：本年收入合计500.00万元。'),
            accounts,
            heading('二、收入决算情况说明'),
            new Paragraph('详见上表。'),
            heading('十三、信访工作情况'),
            new Paragraph('全年办理信访件37件，群众满意度99.1%。'),
          ],
        },
      ],
    }),
  );
}

it('another center’s document from Word, with merged cells and sections nobody knows, gives what it says and quotes the rest', async () => {
  const reading = await readingOf(await typedInWord());
  expect(reading.center).toBe('和田地区社会保险中心');
  expect(reading.figures.map(({ code, printed }: Json) => [code, printed])).toEqual([
    ['income.total', '512.30'],
    ['income.currentYear', '500.00'],
  ]);
  expect([reading.statements, reading.forms]).toEqual([[], []]);
  const table = reading.remainders.find(({ kind }: Json) => kind === 'table');
  expect(table.quote).toContain('498.77');
  const section = reading.remainders.find(({ kind }: Json) => kind === 'section');
  expect(section.quote).toContain('信访件37件');
  expect(reading.missingSections.map(({ key }: Json) => key)).toEqual(expect.arrayContaining(['三', '七', '十一']));
  const read = JSON.stringify(reading.figures);
  for (const foreign of ['498.77', '1011.07', '99.1', '1867.08']) expect(read).not.toContain(foreign);
});
