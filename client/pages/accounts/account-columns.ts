import type { AccountRow } from '#domain/accounts/account-rows.ts';

/** Which columns a section's table needs: none is shown that would be empty from top to bottom. */
export interface AccountColumns {
  share: boolean;
  prior: boolean;
  budget: boolean;
  reason: boolean;
  units: boolean;
}

export function columnsOf(rows: readonly AccountRow[]): AccountColumns {
  return {
    share: rows.some((row) => row.share !== null),
    prior: rows.some((row) => row.prior !== null || row.previous !== null),
    budget: rows.some((row) => row.budget !== null),
    reason: rows.some(({ line }) => line.fields.includes('reason') || line.fields.includes('budgetReason')),
    units: new Set(rows.map(({ line }) => line.unit)).size > 1,
  };
}

/** 年初预算数 or 全年预算数, as the section calls it. */
export function budgetWord(rows: readonly AccountRow[]): string {
  return rows.find((row) => row.line.budget !== null)?.line.budget?.word ?? '预算数';
}

const PART =
  /^(generalBudget\.(income|openingBalance|closingBalance)|staff\.(inService|retired|retiredCadre)|basic\.(personnel|public)|procurement\.(goods|works|services)|assets\.vehicle\.\w+\.count|threePublic\.\w+\.(groups|visits|batches)|threePublic\.vehicle\.\w+\.count)$/;

/** Lines that are part of the one above them are indented. */
export function depthOf({ line }: AccountRow): 0 | 1 | 2 {
  if (/\.vehicle\.(purchase|operation)\.amount$/.test(line.code)) return 2;
  const isShareOfTotal = line.share !== null && line.section !== '五';
  return isShareOfTotal || PART.test(line.code) ? 1 : 0;
}
