import { exactOrNull } from '#domain/decimal.ts';
import type { CellFinding } from '#domain/reports/finding.ts';
import { answeringCells, indicatorsIn, type Relation, relationFinding } from '#domain/reports/relations.ts';
import type { ReportCell } from './report-cell.ts';

/** What a relation was last worked out from, and what came of it. */
interface Known {
  values: string;
  finding: CellFinding | null;
}

/**
 * Adds what the rules between cells say to the cells they name. A key press works out only the relations of the cell it
 * changes, and only rows about which something else is said now are new objects.
 */
export function relatedCells(): (cells: ReportCell[], relations: readonly Relation[]) => ReportCell[] {
  let ruled: readonly Relation[] = [];
  let known = new Map<number, Known>();
  let last = new Map<number, { cell: ReportCell; findings: CellFinding[]; result: ReportCell }>();
  return (cells, relations) => {
    if (relations.length === 0) return cells;
    if (relations !== ruled) known = new Map();
    ruled = relations;
    const byId = new Map(cells.map((cell) => [cell.entry.indicatorId, cell]));
    const hasNote = (id: number) => (byId.get(id)?.note.trim() ?? '') !== '';
    const found = new Map<number, CellFinding[]>();
    for (const relation of relations) {
      const finding = findingFor(relation, byId, known);
      if (finding === null) continue;
      for (const id of answeringCells(relation, hasNote)) found.set(id, [...(found.get(id) ?? []), finding]);
    }
    const now: typeof last = new Map();
    const results = cells.map((cell) => {
      const id = cell.entry.indicatorId;
      const findings = found.get(id);
      if (findings === undefined) return cell;
      const before = last.get(id);
      const isSame = before?.cell === cell && isSameList(before.findings, findings);
      const result = isSame ? before.result : withFindings(cell, findings);
      now.set(id, { cell, findings, result });
      return result;
    });
    last = now;
    return results;
  };
}

function findingFor(relation: Relation, cells: ReadonlyMap<number, ReportCell>, known: Map<number, Known>) {
  const valueAt = (id: number) => {
    const cell = cells.get(id);
    return cell && cell.refusal === null ? cell.value : null;
  };
  const values = indicatorsIn(relation).map(valueAt).join(' ');
  const before = known.get(relation.number);
  if (before?.values === values) return before.finding;
  const finding = relationFinding(relation, (id) => {
    const cell = cells.get(id);
    return cell && { name: cell.entry.name, unit: cell.entry.unit, value: exactOrNull(valueAt(id)) };
  });
  known.set(relation.number, { values, finding });
  return finding;
}

const isSameList = (one: readonly CellFinding[], other: readonly CellFinding[]) =>
  one.length === other.length && one.every((finding, index) => finding === other[index]);

function withFindings(cell: ReportCell, between: CellFinding[]): ReportCell {
  const findings = [...cell.findings, ...between];
  // A hint is for a value nothing else is said of.
  return { ...cell, findings, hints: [], wantsNote: cell.note.trim() === '' && findings.length > 0 };
}
