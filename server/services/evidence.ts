import {
  type Evidence,
  findEvidenceUnder,
  getEvidence,
  insertEvidence,
  listEvidence,
  listEvidenceDigests,
  type PlacedEvidence,
  setEvidenceRemoved,
} from '#db/tables/evidence.ts';
import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { findReport } from '#db/tables/reports.ts';
import { MOST_EVIDENCE } from '#domain/evidence/evidence.ts';
import { evidenceName } from '#domain/evidence/file-name.ts';
import { Failure } from '#domain/failures.ts';
import type { Month } from '#domain/period.ts';
import { isEditable, type ReportState } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { recordAct, requirePermission, write } from '../write.ts';
import { evidenceKindOf } from './evidence-content.ts';
import { digestOf, type EvidenceFiles } from './evidence-files.ts';
import { isReadable } from './evidence-views.ts';
import { openReport, requireReportable } from './reports.ts';

/** Which figure: a department's indicator in a month. */
export interface EvidencePlace {
  month: Month;
  department: string;
  indicatorId: number;
}

export interface EvidenceUpload {
  bytes: Buffer;
  name: string;
  /** Of this act of adding. */
  key?: string | undefined;
}

/** Leaves the act without a trace: what it wants is so already. */
class DoneAlready extends Error {
  readonly answer: { id: number; isNew: boolean };

  constructor(id: number, isNew: boolean) {
    super('done already');
    this.answer = { id, isNew };
  }
}

/** Asked before the file is read. Throws for a missing permission, a foreign indicator, a closed year, a month not begun. */
export async function requireAttachable(ctx: Ctx, place: EvidencePlace): Promise<StoredIndicator> {
  requirePermission(ctx, 'evidence.add', place.department);
  const [indicator] = await listIndicators(ctx.db, { ids: [place.indicatorId] });
  if (indicator?.departmentCode !== place.department) {
    throw new Failure('report.indicator-foreign', { indicatorId: place.indicatorId });
  }
  await requireReportable(ctx, place.month);
  return indicator;
}

/**
 * Puts a file on a figure: the bytes first, then the line, so that no line is ever without its file. The same content is
 * kept once for a figure (`isNew` false), and an act that was carried out before, known by its key, adds nothing, whatever
 * has become of the report since. Throws `report.not-editable`, `evidence.too-many`, or why the content is not taken.
 */
export async function addEvidence(ctx: Ctx, files: EvidenceFiles, place: EvidencePlace, upload: EvidenceUpload) {
  const indicator = await requireAttachable(ctx, place);
  const kind = await evidenceKindOf(upload.bytes);
  const name = evidenceName(upload.name, kind);
  const { department, month, indicatorId } = place;
  const subject = subjectOf({ departmentCode: department, month, indicatorCode: indicator.code });
  return unlessDone(async () => {
    await requireNewKey(ctx, place, upload);
    requireEditable(await findReport(ctx.db, department, month));
    const digest = await files.put(upload.bytes);
    return write(ctx, { action: 'evidence.add', subject, department }, async (inside) => {
      // Asked again: the same act may have been sent twice at once, and the report handed in meanwhile.
      await requireNewKey(inside, place, upload);
      const report = await openReport(inside, month, department);
      requireEditable(report);
      const lines = await listEvidence(inside.db, report.id);
      const standing = lines.filter((line) => line.indicatorId === indicatorId && line.removedAt === null);
      const same = standing.find((line) => line.digest === digest);
      if (same) throw new DoneAlready(same.id, false);
      if (standing.length >= MOST_EVIDENCE) throw new Failure('evidence.too-many', { most: MOST_EVIDENCE });
      const file = { name, kind, size: upload.bytes.length, digest };
      const id = await insertEvidence(inside.db, [
        {
          ...file,
          reportId: report.id,
          indicatorId,
          key: upload.key ?? null,
          addedBy: actorId(inside),
          addedAt: inside.now.toISOString(),
          addedVersion: report.version,
          isDemo: report.isDemo,
        },
      ]);
      return { result: { id, isNew: true }, after: { id, ...file } };
    });
  });
}

async function requireNewKey(ctx: Ctx, place: EvidencePlace, { key, bytes }: EvidenceUpload): Promise<void> {
  const line = key === undefined ? null : await findEvidenceUnder(ctx.db, key);
  if (line === null) return;
  const isSamePlace = line.departmentCode === place.department && line.month === place.month;
  const isSame = isSamePlace && line.indicatorId === place.indicatorId && line.digest === digestOf(bytes);
  if (isSame) throw new DoneAlready(line.id, true);
  throw new Failure('input.invalid', { key }, '上传请求的标识已用于另一份文件，请刷新页面后重试。');
}

/** Takes a file off its figure: a mark, so that a figure approved before keeps it. What is removed already stays so. */
export async function removeEvidence(ctx: Ctx, id: number): Promise<void> {
  const line = await getEvidence(ctx.db, id);
  const { departmentCode: department, month } = line;
  await unlessDone(() =>
    write(ctx, { action: 'evidence.remove', subject: subjectOf(line), department }, async (inside) => {
      if ((await getEvidence(inside.db, id)).removedAt !== null) throw new DoneAlready(id, false);
      const report = await openReport(inside, month, department);
      requireEditable(report);
      await setEvidenceRemoved(inside.db, id, {
        removedBy: actorId(inside),
        removedAt: inside.now.toISOString(),
        removedVersion: report.version,
      });
      return { result: { id, isNew: false }, before: auditLine(line) };
    }),
  );
}

async function unlessDone(act: () => Promise<DoneAlready['answer']>): Promise<DoneAlready['answer']> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DoneAlready) return error.answer;
    throw error;
  }
}

/** The bytes as they were uploaded. Throws `evidence.removed` and `evidence.file-altered`; every reading leaves a line. */
export async function readEvidence(ctx: Ctx, files: EvidenceFiles, id: number) {
  requirePermission(ctx, 'evidence.download');
  const line = await getEvidence(ctx.db, id);
  if (!(await isReadable(ctx, line))) throw new Failure('evidence.removed', { id });
  const bytes = await files.read(line.digest);
  await recordAct(ctx, 'evidence.download', subjectOf(line), undefined, auditLine(line));
  return { bytes, line };
}

/** Removes files that no line speaks of: an upload that broke off between its file and its line. */
export async function sweepEvidence(ctx: Pick<Ctx, 'db'>, files: EvidenceFiles): Promise<number> {
  const known = await listEvidenceDigests(ctx.db);
  return files.sweep((digest) => known.has(digest));
}

function requireEditable(report: { state: ReportState } | null): void {
  if (report !== null && !isEditable(report.state)) {
    throw new Failure('report.not-editable', { state: report.state });
  }
}

function auditLine({ id, name, size, digest }: Evidence) {
  return { id, name, size, digest };
}

function subjectOf(line: Pick<PlacedEvidence, 'month' | 'departmentCode' | 'indicatorCode'>): string {
  return `evidence:${line.month}:${line.departmentCode}:${line.indicatorCode}`;
}
