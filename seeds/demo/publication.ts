import { exact, toMicro } from '#domain/decimal.ts';
import type { Ctx } from '#server/context.ts';
import { previewOf } from '#server/services/disclosure-documents.ts';
import { publishDocument } from '#server/services/disclosure-publications.ts';
import { recordAct } from '#server/write.ts';

/** Two slips as they happen, put right a fortnight after the document was published with them. */
const SLIPS = [
  { code: 'threePublic.reception.visits', wrong: '75', right: '57' },
  { code: 'procurement.smallMicroEnterprise.amount', wrong: '135.49', right: '135.94' },
] as const;
const PUBLISHED = new Date('2024-08-28T10:00:00+08:00');
const CORRECTED = new Date('2024-09-11T16:30:00+08:00');

/**
 * A publication of the source year that is marked as a demonstration and has gone out of date: to be seen with the sentences
 * that have changed. The accounts themselves end as the source has them.
 */
export async function loadDemoPublication(officer: Ctx, year: number): Promise<void> {
  const { db } = officer;
  const enter = async (text: 'wrong' | 'right') => {
    for (const { code, [text]: value } of SLIPS) {
      await db
        .updateTable('accountEntries')
        .set({ finalMicro: toMicro(exact(value)) })
        .where('year', '=', year)
        .where('code', '=', code)
        .execute();
    }
  };
  await enter('wrong');
  const then = { ...officer, now: PUBLISHED };
  const { digest } = await previewOf(then, year);
  await publishDocument(then, year, digest, { isDemo: true });
  await enter('right');
  const cells = (text: 'wrong' | 'right') =>
    Object.fromEntries(SLIPS.map(({ code, [text]: value }) => [`${code}.final`, value]));
  await recordAct({ ...officer, now: CORRECTED }, 'accounts.save', `accounts:${year}`, cells('wrong'), cells('right'));
}
