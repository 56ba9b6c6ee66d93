import type { Action } from '#domain/permissions.ts';

/** What a permission, an audit line and a button are called; a new action does not compile without its word. */
export const actionWords: Record<Action, string> = {
  'figure.read': '查看数据',
  'report.save': '保存月报',
  'report.submit': '提交月报',
  'report.approve': '审核通过',
  'report.return': '退回月报',
  'report.reopen': '重新打开月报',
  'alert.acknowledge': '知悉预警',
  'alert.instruct': '批示',
  'alert.rectify': '填写整改措施',
  'alert.close': '关闭预警',
  'alert.evaluate': '核算预警',
  'form.create': '录入自评表',
  'form.export': '导出自评表',
  'check.read': '查看数据核对',
  'audit.read': '查看审计记录',
  'user.read': '查看用户',
  'user.create': '新建用户',
  'user.update': '修改用户',
  'user.reset-password': '重置密码',
  'session.create': '登录',
  'session.refuse': '登录被拒',
  'session.end': '退出',
  'session.change-password': '修改密码',
  'data.load': '载入数据',
};
