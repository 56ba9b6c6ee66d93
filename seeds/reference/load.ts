import { insertDepartments } from '#db/tables/departments.ts';
import { insertTemplate } from '#db/tables/disclosure-templates.ts';
import { insertIndicators } from '#db/tables/indicators.ts';
import { setSetting } from '#db/tables/settings.ts';
import { insertYear } from '#db/tables/years.ts';
import { type Month, yearOf } from '#domain/period.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';
import type { Ctx } from '#server/context.ts';
import { write } from '#server/write.ts';
import { disclosureTemplate2023 } from '../2023/disclosure.ts';
import { departments2023, indicators2023 } from '../2023/source.ts';
import { loadRelations } from './relations.ts';

export const CENTER_NAME = '昌吉回族自治州社会保险中心';
export const DUE_DAY = 5;

/**
 * What every installation starts with: departments, the indicator library, rules between its cells, and the year of the
 * first report that is wanted. No figures and no targets.
 */
export async function loadReference(ctx: Ctx, reportingFrom: Month): Promise<void> {
  const year = yearOf(reportingFrom);
  await write(ctx, { action: 'data.load', subject: 'reference' }, async (inside) => {
    const { db } = inside;
    await setSetting(db, 'center-name', CENTER_NAME);
    await insertDepartments(db, departments2023);
    await insertIndicators(
      db,
      indicators2023.map(({ departmentCode, yearEnd2023: _value, origin: _origin, formRows: _rows, ...indicator }) => ({
        ...indicator,
        department: departmentCode,
      })),
    );
    await insertYear(db, { year, state: 'active', thresholds: thresholdsOf.strict, dueDay: DUE_DAY, reportingFrom });
    // The wording other years begin with.
    await insertTemplate(db, {
      ...disclosureTemplate2023,
      version: 1,
      reason: '按 2023 年度公开文本录入',
      savedBy: null,
      savedAt: inside.now.toISOString(),
    });
    const relations = await loadRelations(inside);
    const after = { departments: departments2023.length, indicators: indicators2023.length, relations, year };
    return { result: undefined, after };
  });
}
