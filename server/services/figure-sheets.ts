import { createHash } from 'node:crypto';
import { listDepartments } from '#db/tables/departments.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { Failure } from '#domain/failures.ts';
import type { FigureProposal, KnownIndicator } from '#domain/figure-sheets/figure-changes.ts';
import { type FigureReading, readFigureSheets } from '#domain/figure-sheets/figure-sheet.ts';
import type { YearRow } from '#domain/figure-sheets/year-layout.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { partsOf } from '#domain/indicators/rate.ts';
import type { Ctx } from '../context.ts';
import { readWorkbook } from '../forms/report-workbook.ts';

/** Of one sheet: all indicators, months and ten years as a list, and as much again. */
const LIMITS = { rows: 25_000, cells: 200_000 };

/** What a file would do; `proof` names exactly this and is sent back with the confirmation. */
export interface FigurePreview extends FigureProposal {
  proof: string;
}

/** Figures are checked against the indicators they may be of: all, or those of one department. */
export async function knownIndicators(ctx: Ctx, department: string | null): Promise<KnownIndicator[]> {
  const departments = new Map((await listDepartments(ctx.db)).map((one) => [one.code, one]));
  return (await listIndicators(ctx.db)).flatMap((indicator) => {
    const { id, departmentCode, code, name, unit, decimals, accumulation } = indicator;
    const owner = departments.get(departmentCode);
    if (!owner || (department !== null && department !== departmentCode)) return [];
    return [
      { indicatorId: id, code, name, unit, decimals, accumulation, parts: partsOf(indicator), department: owner },
    ];
  });
}

/** Reads an uploaded workbook. Throws a `sheet.` failure for one that cannot be read or has no figures. */
export async function readFigures(bytes: Buffer, indicators: readonly KnownIndicator[]): Promise<FigureReading> {
  const reading = readFigureSheets(await readWorkbook(bytes, LIMITS), indicators);
  if (reading === null) throw new Failure('sheet.no-figures');
  if (reading.markers.some(({ isKnownVersion }) => !isKnownVersion)) {
    const message = '模板由其他版本的系统生成，请重新下载模板，把数据填入新模板后再上传。';
    throw new Failure('sheet.not-template', null, message);
  }
  return reading;
}

export function withProof(proposal: FigureProposal): FigurePreview {
  const changes = proposal.rows.flatMap(({ indicatorId, changes }) =>
    changes.map((change) => [indicatorId, change.month, change.old, change.new]),
  );
  const proof = createHash('sha256').update(JSON.stringify(changes)).digest('hex');
  return { ...proposal, proof };
}

/** All or nothing: throws unless the proposal is the one that was confirmed, without a problem, and changes something. */
export function requireConfirmed(
  { problems, unmatched, proof, counts }: FigurePreview,
  confirmed: { proof: string | undefined; skipsUnmatched: boolean },
): void {
  if (problems.length > 0) {
    const sentences = problems.slice(0, 3).map(({ cell, message }) => `${cell}：${message}`);
    throw new Failure(
      'input.invalid',
      { problems: problems.slice(0, 200) },
      `${sentences.join('；')}。没有导入任何数据。`,
    );
  }
  if (unmatched.length > 0 && !confirmed.skipsUnmatched) throw new Failure('sheet.unmatched-names', { unmatched });
  if (proof !== confirmed.proof) throw new Failure('sheet.changed-meanwhile');
  if (counts.new + counts.changed + counts.cleared === 0) throw new Failure('sheet.unchanged');
}

/** The key columns of an indicator's row in a year's sheet. */
export function yearRowKeys(indicator: KnownIndicator): Omit<YearRow, 'months'> {
  const { indicatorId, code, name, unit, decimals, accumulation, department } = indicator;
  const accumulationName = accumulationNames[accumulation];
  return { indicatorId, code, name, unit, decimals, accumulation, accumulationName, departmentName: department.name };
}
