import { setSetting } from '#db/tables/settings.ts';
import { countUsers, insertUser } from '#db/tables/users.ts';
import { localDay, yearOf } from '#domain/period.ts';
import { storeDemoEvidence } from '#seeds/demo/evidence.ts';
import { DEMO_PASSWORD, loadDemo } from '#seeds/demo/load.ts';
import { loadReference } from '#seeds/reference/load.ts';
import type { Ctx } from './context.ts';
import type { EvidenceFiles } from './services/evidence-files.ts';
import { hashPassword, oneTimePassword } from './services/passwords.ts';
import { write } from './write.ts';

/** Fills the throw-away database. All in one transaction: it is there whole or not at all. */
export async function prepareDemo(ctx: Ctx, evidence: EvidenceFiles): Promise<null> {
  await storeDemoEvidence(evidence);
  await ctx.db.transaction().execute((db) => loadDemo({ ...ctx, db }));
  return null;
}

/** First start: reference data and one administrator, whose one-time password is returned to be shown; later starts: null. */
export async function prepareProduction(ctx: Ctx): Promise<string | null> {
  if ((await countUsers(ctx.db)) > 0) return null;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction().execute(async (db) => {
    const inside = { ...ctx, db };
    // The month under way is the first to be reported: nobody is late for the time before the installation.
    const thisMonth = localDay(ctx.now).slice(0, 7);
    await loadReference(inside, thisMonth);
    await setSetting(db, 'default-year', String(yearOf(thisMonth)));
    await write(inside, { action: 'user.create', subject: 'user:admin' }, async () => {
      await insertUser(db, {
        username: 'admin',
        name: '系统管理员',
        role: 'admin',
        departmentCode: null,
        passwordHash,
        mustChangePassword: 1,
        isActive: 1,
        createdAt: ctx.now.toISOString(),
      });
      return { result: undefined, after: { username: 'admin', role: 'admin' } };
    });
  });
  return password;
}

export function announceDemo(address: string): void {
  console.log(`
社会保险绩效目标监测系统 · 演示
  地址      ${address}
  密码      ${DEMO_PASSWORD}（所有演示账号）
  账号      leader 中心领导 · officer 绩效管理员 · admin 系统管理员 · auditor 审计员
            dept01 … dept16 各科室负责人
  数据      2023 年度为公开决算数据；逐月数据为演示数据，退出后即清除。Ctrl+C 退出。
`);
}
