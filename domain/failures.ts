/**
 * Every failure a person can meet: a permanent code, a status, and a Chinese sentence that says what to do next.
 * A code is never renamed or reused, because logs, other programs and the guide refer to it.
 */
const catalogue = {
  'input.invalid': [422, '填写的内容有误，请按提示修改后重试。'],
  'input.malformed': [400, '请求的格式无法识别，请刷新页面后重试。'],
  'input.too-large': [413, '提交的内容超过大小限制，请减少内容或分次提交。'],
  'session.required': [401, '请先登录。'],
  'session.wrong-password': [401, '用户名或密码不正确，请核对后重新输入。'],
  'session.locked': [429, '登录失败次数过多，请稍后再试，或联系系统管理员重置密码。'],
  'session.password-change-required': [403, '首次登录须先修改密码，请到“修改密码”页面设置新密码。'],
  'session.same-password': [422, '新密码不能与当前密码相同，请另设一个。'],
  'request.foreign-origin': [403, '请求来自其他网站，已拒绝。请从本系统页面操作。'],
  'permission.denied': [403, '您没有进行此项操作的权限；如确有需要，请联系系统管理员。'],
  'route.not-found': [404, '没有这个地址，请检查链接。'],
  'year.not-found': [404, '没有该年度的数据，请选择其他年度。'],
  'year.closed': [409, '该年度已关闭，不能再修改。'],
  'department.not-found': [404, '没有这个科室，请从列表中选择。'],
  'indicator.not-found': [404, '没有这个指标，请从指标列表中选择。'],
  'report.version-conflict': [409, '该月报已被他人修改，请重新打开，核对后再保存。'],
  'report.not-editable': [409, '月报已提交或已审核，不能修改；需要修改请联系绩效管理员退回。'],
  'report.move-refused': [409, '月报当前状态不允许此操作，请刷新后查看最新状态。'],
  'report.incomplete': [422, '还有指标没有填写，请补齐数值或填写未报说明后再提交。'],
  'report.explanation-missing': [422, '有数据需要说明，请在“说明”栏写明原因后再提交。'],
  'report.reason-required': [422, '请写明原因（至少 2 个字）。'],
  'report.own-submission': [403, '提交人与审核人不能是同一人，请由他人审核。'],
  'report.month-not-begun': [422, '该月份尚未开始，不能填报。'],
  'report.month-not-over': [422, '该月份尚未结束，还不到填报时间，不能催办。'],
  'report.findings-open': [422, '该月报还有待核对的数据，请打开后逐份审核。'],
  'report.indicator-foreign': [422, '提交的指标不属于本科室本年度的填报范围，请刷新后重试。'],
  'report.recheck-settled': [409, '这些指标已经复核过，或更正已撤回，请刷新后查看。'],
  'sheet.missing': [422, '没有收到文件，请选择填写好的模板后再上传。'],
  'sheet.not-xlsx': [422, '文件不是 xlsx 工作簿，请用本页下载的模板填写，另存为 xlsx 后再上传。'],
  'sheet.encrypted': [422, '文件设有打开密码，无法读取。请取消密码、重新保存后再上传。'],
  'sheet.too-large': [413, '文件超过 2 MB，请只保留填报的工作表、删去图片后再上传。'],
  'sheet.too-many-cells': [422, '文件内容过多（超过 2000 行），请用本页下载的模板填写，删去多余内容后再上传。'],
  'sheet.not-template': [422, '没有找到月报模板的内容（编号、指标、本月等列），请用本页下载的模板填写后上传。'],
  'sheet.other-report': [422, '文件是其他科室或其他月份的模板，请用本页下载的模板填写后上传。'],
  'sheet.unchanged': [422, '文件中没有需要导入的修改，数据保持不变。'],
  'alert.not-found': [404, '没有这条预警，请返回预警列表。'],
  'alert.move-refused': [409, '预警当前状态不允许此操作，请刷新后查看最新状态。'],
  'form.not-found': [404, '没有这张自评表，请返回自评表列表。'],
  'form.exists': [409, '同一年度已有同编号的自评表，请更换编号。'],
  'form.format-unsupported': [422, '暂只支持导出 xlsx，请把 format 设为 xlsx。'],
  'events.too-many': [429, '打开的页面过多，实时刷新已暂停；请关闭不用的页面。'],
  'user.not-found': [404, '没有这个用户，请刷新列表。'],
  'user.exists': [409, '该用户名已被使用，请更换。'],
  'user.department-mismatch': [422, '科室负责人必须指定科室，其他角色不指定科室。'],
  'user.self-change': [409, '不能停用或降级自己的账号，请由另一名系统管理员操作。'],
  'server.failed': [500, '系统出现故障，您的数据没有改动。请稍后重试；若仍失败，请把时间告诉系统管理员。'],
  'server.unavailable': [503, '数据库暂时无法访问，请稍后重试。'],
} as const satisfies Record<string, readonly [number, string]>;

export type FailureCode = keyof typeof catalogue;
export type FailureStatus = (typeof catalogue)[FailureCode][0];

/** Thrown wherever a request cannot be done; answered once, at the door. `details` must be safe to show. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: FailureCode;
  readonly details: unknown;

  constructor(code: FailureCode, details: unknown = null, message: string = catalogue[code][1]) {
    super(message);
    this.code = code;
    this.details = details;
  }

  get status(): FailureStatus {
    return catalogue[this.code][0];
  }
}
