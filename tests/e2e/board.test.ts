import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enterAs, test } from './people.ts';

/** Nothing of a wall screen lies outside it, and nothing scrolls. */
const overflow = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('.board-scene, .board-head, .board-foot')]
    .filter((part) => part.getBoundingClientRect().bottom > innerHeight + 1 || part.scrollWidth > part.clientWidth + 1)
    .concat(document.documentElement.scrollHeight > innerHeight ? [document.body] : [])
    .map((part) => part.className)`);

test('the wall screen turns by itself, fits 1920 × 1080 and 4K, and everybody can read it', async ({ browser }) => {
  const page = await enterAs(browser, 'leader');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/board?seconds=5');
  const scene = page.locator('.board-scene');
  await expect(scene).toHaveAccessibleName('本月概况');
  await expect(scene).toContainText('7 项整体目标中 5 项达标');
  await expect(page.getByText('数据截至 2023年12月')).toBeVisible();
  await expect(scene, 'without anybody touching it').toHaveAccessibleName('目标差距');
  await page.getByRole('button', { name: '暂停' }).click();

  const count = await page.locator('.board-dots i').count();
  const seen = new Set<string>();
  for (let turn = 0; turn < count; turn += 1) {
    seen.add((await scene.getAttribute('aria-label')) ?? '');
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height });
      // The wall is laid out anew after it was resized.
      await expect.poll(() => overflow(page), `${[...seen].at(-1)} at ${width}`).toEqual([]);
    }
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.keyboard.press('ArrowRight');
  }
  expect(seen.size).toBe(count);
  await page.getByRole('link', { name: '退出' }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  expect(await page.evaluate('document.documentElement.dataset.theme ?? null'), 'the office stays light').toBeNull();
});

test('what is said elsewhere stands on the wall without a touch, also after the line was down', async ({ browser }) => {
  const wall = await enterAs(browser, 'leader');
  await wall.goto('/board?year=2023&month=12');
  await expect(wall.getByText(/^✓ 实时/)).toBeVisible();
  await wall.getByRole('button', { name: '暂停' }).click();
  await wall.keyboard.press('ArrowLeft');
  const scene = wall.getByRole('region', { name: '预警与月报纪律' });

  const leader = await enterAs(browser, 'leader');
  const { items } = await (await leader.request.get('/api/alerts?year=2023')).json();
  const alert = items.find(({ rule }: { rule: string }) => rule === 'budget-lag');
  const instruct = async (text: string) => {
    const headers = { origin: new URL(leader.url()).origin };
    const data = { move: 'instruct', text };
    const answer = await leader.request.post(`/api/alerts/${alert.id}/moves`, { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await instruct('请说明支出进度');
  await expect(scene).toContainText('请说明支出进度');

  await wall.context().setOffline(true);
  await expect(wall.getByText(/连接中断，正在重连/)).toBeVisible();
  await instruct('请于本月内办结');
  await wall.context().setOffline(false);
  await expect(scene).toContainText('请于本月内办结');
  await expect(wall.getByText(/^✓ 实时/)).toBeVisible();
});

test('a session that is over leads to the sign-in page and from there back to the wall', async ({ browser }) => {
  const wall = await enterAs(browser, 'leader');
  await wall.goto('/board');
  await expect(wall.locator('.board-scene')).toBeVisible();
  const headers = { origin: new URL(wall.url()).origin };
  expect((await wall.request.delete('/api/session', { headers })).ok()).toBe(true);
  await expect(wall).toHaveURL(/\/login\?back=%2Fboard/);
  await wall.getByRole('button', { name: /·\s*leader$/ }).click();
  await expect(wall.locator('.board-scene')).toBeVisible();
});
