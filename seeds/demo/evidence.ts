import { insertEvidence } from '#db/tables/evidence.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { findReport, listEntries } from '#db/tables/reports.ts';
import { type Month, monthLabel } from '#domain/period.ts';
import type { Ctx } from '#server/context.ts';
import { digestOf, type EvidenceFiles } from '#server/services/evidence-files.ts';
import { pdfOf } from './pdf.ts';

/** Where a visitor looks: the leading gap, the levy, a month under way, and a report that waits for review. */
const places: { code: string; month: Month; title: string }[] = [
  { code: 'INS-01', month: '2023-12', title: '参保人数月末对账单' },
  { code: 'INS-01', month: '2023-12', title: '参保数据核查说明' },
  { code: 'LEVY-01', month: '2023-12', title: '征缴入库汇总表' },
  { code: 'PAY-01', month: '2023-12', title: '待遇发放银行回单汇总' },
  { code: 'INS-01', month: '2024-09', title: '参保人数月末对账单' },
  { code: 'PUB-01', month: '2024-10', title: '后台发布清单' },
];

/** Small files that say of themselves that they are examples; they state no figure. */
export function demoEvidence() {
  return places.map(({ code, month, title }) => ({
    code,
    month,
    name: `${monthLabel(month)}${title}（演示）.pdf`,
    bytes: pdfOf([
      `${monthLabel(month)} ${title}`,
      `指标编号 ${code}`,
      '演示数据：本文件由系统生成，用于展示佐证材料的上传、审核与下载，',
      '不是真实的业务凭证，不含任何业务数据。',
    ]),
  }));
}

/** Puts the files where downloads find them. Apart from the lines, which are written inside a transaction. */
export async function storeDemoEvidence(files: EvidenceFiles): Promise<void> {
  await Promise.all(demoEvidence().map(({ bytes }) => files.put(bytes)));
}

/** The lines of the files, as if the head had added them together with the figure. */
export async function loadDemoEvidence({ db }: Ctx): Promise<void> {
  const indicators = new Map((await listIndicators(db)).map((indicator) => [indicator.code, indicator]));
  for (const { code, month, name, bytes } of demoEvidence()) {
    const indicator = indicators.get(code);
    const report = indicator ? await findReport(db, indicator.departmentCode, month) : null;
    const entry = report && (await listEntries(db, report.id)).find((one) => one.indicatorId === indicator?.id);
    if (!entry) throw new Error(`the demonstration has no figure ${code} ${month}`);
    await insertEvidence(db, [
      {
        reportId: entry.reportId,
        indicatorId: entry.indicatorId,
        digest: digestOf(bytes),
        name,
        kind: 'pdf',
        size: bytes.length,
        key: null,
        addedBy: entry.enteredBy,
        addedAt: entry.enteredAt,
        addedVersion: 1,
        removedBy: null,
        removedAt: null,
        removedVersion: null,
        isDemo: 1,
      },
    ]);
  }
}
