import { expect } from '@playwright/test';
import { enterAs, test } from './people.ts';

test('a 批示 rings the bell of the head at once, and leads to its alert', async ({ browser }) => {
  const leader = await enterAs(browser, 'leader');
  const { items } = await (await leader.request.get('/api/alerts?year=2024')).json();
  const alert = items.find(
    (one: { state: string; department: object | null }) => one.state !== 'closed' && one.department,
  );
  const head = await enterAs(browser, alert.department.code);
  // The demonstration may have told this head of something already.
  await head.request.post('/api/inbox/reading', { data: {} });
  await head.reload();
  await expect(head.getByRole('link', { name: '消息，没有未读' })).toBeVisible();

  await leader.goto(`/alerts/${alert.id}?year=2024&month=10`);
  await leader.getByRole('button', { name: '批示' }).click();
  await leader.getByRole('textbox').last().fill('请本周内说明原因');
  await leader
    .getByRole('button', { name: /^(提交|发送|保存|确定|批示)/ })
    .last()
    .click();

  const bell = head.getByRole('link', { name: '消息，1 条未读' });
  await expect(bell).toBeVisible();
  await bell.click();
  const notice = head.getByRole('listitem').filter({ hasText: '请本周内说明原因' });
  await expect(notice).toContainText('● 未读');
  await notice.getByRole('link').click();
  await expect(head).toHaveURL(new RegExp(`/alerts/${alert.id}\\?`));
  await expect(head.getByRole('link', { name: '消息，没有未读' })).toBeVisible();
  await head.goto('/inbox');
  await expect(notice).toContainText('○ 已读');
});

test('an administrator sets up a channel, whose secret is not shown again', async ({ browser }) => {
  const admin = await enterAs(browser, 'admin');
  await admin.getByRole('link', { name: '通知渠道' }).click();
  await expect(admin.getByText('演示环境：可以查看和填写设置')).toBeVisible();
  await admin.getByRole('button', { name: '新增', exact: true }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '名称' }).fill('局办公群');
  await dialog
    .getByRole('textbox', { name: '地址' })
    .fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-secret');
  await dialog.getByRole('button', { name: '保存' }).last().click();
  const row = admin.getByRole('row').filter({ hasText: '局办公群' });
  await expect(row).toContainText('https://qyapi.weixin.qq.com/…');
  await row.getByRole('button', { name: '修改' }).click();
  await expect(dialog.getByRole('textbox', { name: '地址' })).toHaveValue('');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(admin.locator('body')).not.toContainText('k-secret');
});
