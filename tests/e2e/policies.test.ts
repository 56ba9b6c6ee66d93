import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('the officer copies a preset, moves the pass line and gives it to a form: the previewed total becomes its total', async ({
  browser,
}) => {
  const officer = await enterAs(browser, 'officer');
  const answer = await officer.request.post('/api/forms', {
    headers: { origin: new URL(officer.url()).origin },
    data: {
      kind: 'project',
      year: 2024,
      name: '（测试）口径项目',
      funds: [{ source: '年度资金总额', adjusted: '200', executed: '191', weight: '10' }],
      rows: [{ level1: '产出指标', level3: '培训次数', targetText: '>=50 次', actualText: '=40 次', weight: '90' }],
    },
  });
  const form = await answer.json();
  expect(form.total.computed).toBe('53.88');

  await officer.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '自评表' }).click();
  await officer.getByRole('link', { name: '评分口径' }).click();
  await officer.getByRole('link', { name: /^项目支出（及格线法）/ }).click();
  await expect(officer.getByText('内置口径，不能修改；复制后可以调整。')).toBeVisible();
  await expect(officer.getByRole('button', { name: '修改' })).toHaveCount(0);
  await officer.getByRole('button', { name: '复制为新口径' }).click();

  const editor = officer.getByRole('region', { name: '新建评分口径' });
  const example = officer.getByRole('region', { name: '试算' });
  await expect(example).toContainText('(82.76 ÷ 87.70 − 60%) ÷ (1 − 60%) × 15 ≈ 12.8877 → 12.89');
  await editor.getByLabel('及格线').first().fill('');
  await expect(editor.getByText('请填写及格线')).toBeVisible();
  await editor.getByLabel('及格线').first().fill('50');
  await expect(example).toContainText('(82.76 ÷ 87.70 − 50%) ÷ (1 − 50%) × 15 ≈ 13.3101 → 13.31');
  await editor.getByLabel('名称').fill('（测试）及格线 50% 口径');
  await editor.getByRole('button', { name: '新建' }).click();
  await expect(editor.getByText('请写明原因（至少 2 个字）')).toBeVisible();
  await editor.getByLabel('原因').fill('按本地办法放宽');
  await editor.getByRole('button', { name: '新建' }).click();
  await expect(officer.getByRole('heading', { name: '（测试）及格线 50% 口径（第 1 版）' })).toBeVisible();

  await officer.goto(`/forms/${form.id}?year=2024&month=10`);
  const scoring = officer.getByRole('region', { name: '评分口径' });
  await scoring.getByRole('button', { name: '更换口径' }).click();
  const dialog = officer.getByRole('dialog', { name: '更换评分口径' });
  await dialog.getByLabel('评分口径').selectOption({ label: '（测试）及格线 50% 口径（第 1 版）' });
  await expect(dialog.getByText('总分 53.88（差） → 62.88（中），满分 100 分；1 行得分有变化。')).toBeVisible();
  await dialog.getByRole('button', { name: '更换口径' }).click();
  await expect(dialog.getByText('请写明原因（至少 2 个字）')).toBeVisible();
  await dialog.getByLabel('原因').fill('采用本地口径');
  await dialog.getByRole('button', { name: '更换口径' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(officer.getByRole('region', { name: '得分合计' })).toContainText('62.88');
  await expect(scoring).toContainText('（测试）及格线 50% 口径（第 1 版）');

  await scoring.getByRole('button', { name: '调整扣分' }).click();
  const deductions = officer.getByRole('dialog', { name: '固定扣分' });
  await deductions.getByLabel('第 1 项，扣分原因').fill('自评材料迟报');
  await deductions.getByLabel('第 1 项，扣分', { exact: true }).fill('2');
  await deductions.getByLabel('调整原因').fill('按考核通报');
  await deductions.getByRole('button', { name: '保存' }).click();
  await expect(officer.getByRole('region', { name: '得分合计' })).toContainText('60.88');
  await expect(scoring).toContainText('−2 分');

  const leader = await enterAs(browser, 'leader');
  await leader.goto(`/forms/${form.id}?year=2024&month=10`);
  await expect(leader.getByRole('region', { name: '评分口径' })).toContainText('自评材料迟报');
  await expect(leader.getByRole('button', { name: '更换口径' })).toHaveCount(0);
});
