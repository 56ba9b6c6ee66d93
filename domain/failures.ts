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
  'report.locked': [409, '月报已锁定。请在填报页申请延期，由绩效管理员批准后继续填报。'],
  'report.move-refused': [409, '月报当前状态不允许此操作，请刷新后查看最新状态。'],
  'report.incomplete': [422, '还有指标没有填写，请补齐数值或填写未报说明后再提交。'],
  'report.explanation-missing': [422, '有数据需要说明，请在“说明”栏写明原因后再提交。'],
  'report.reason-required': [422, '请写明原因（至少 2 个字）。'],
  'report.own-submission': [403, '填报人、提交人与审核人不能是同一人，请由他人审核。'],
  'report.month-not-begun': [422, '该月份尚未开始，不能填报。'],
  'report.month-not-over': [422, '该月份尚未结束，还不到填报时间，不能催办。'],
  'report.findings-open': [422, '该月报还有待核对的数据，请打开后逐份审核。'],
  'report.indicator-foreign': [422, '提交的指标不属于本科室本年度的填报范围，请刷新后重试。'],
  'report.recheck-settled': [409, '这些指标已经复核过，或更正已撤回，请刷新后查看。'],
  'rule.version-conflict': [409, '该规则已被他人修改，请刷新后核对，再保存。'],
  'rule.relation-not-found': [404, '没有这条审核关系，请刷新列表。'],
  'rule.relation-exists': [409, '该科室已有相同的审核关系，不必重复设定；已停用的可以重新启用。'],
  'rule.unchanged': [422, '内容与现行规则相同，没有需要保存的修改。'],
  'calendar.day-not-found': [404, '日历中没有这一天的安排，请刷新后重试。'],
  'extension.not-found': [404, '没有这条延期记录，请刷新列表。'],
  'extension.move-refused': [409, '该延期已被处理，请刷新后查看最新状态。'],
  'extension.exists': [409, '该月报已有有效的延期；需要更改请先撤销，再重新批准。'],
  'extension.asked-already': [409, '该月报已申请延期，请等待绩效管理员处理。'],
  'extension.not-needed': [409, '该月报目前可以填报或已经提交，不需要延期。'],
  'delegation.not-found': [404, '没有这条委托，请刷新列表。'],
  'delegation.over': [409, '该委托已结束或已撤销，请刷新列表。'],
  'delegation.self': [422, 'A角和B角不能是同一人，请另选B角。'],
  'delegation.not-needed': [422, 'B角与A角同属一个科室，本来就可以填报，不需要委托。'],
  'delegation.deputy-unfit': [422, 'B角须为在用的科室负责人账号，请另选。'],
  'delegation.principal-unfit': [422, 'A角须为在用的科室负责人账号，请另选。'],
  'delegation.overlap': [409, '该A角在这段时间已有委托；请先撤销原委托，或改用不重叠的日期。'],
  'sheet.missing': [422, '没有收到文件，请选择填写好的模板后再上传。'],
  'sheet.not-xlsx': [422, '文件不是 xlsx 工作簿，请用本页下载的模板填写，另存为 xlsx 后再上传。'],
  'sheet.encrypted': [422, '文件设有打开密码，无法读取。请取消密码、重新保存后再上传。'],
  'sheet.too-large': [413, '文件超过 2 MB，请只保留填报的工作表、删去图片后再上传。'],
  'sheet.too-many-cells': [422, '文件内容过多（超过 2000 行），请用本页下载的模板填写，删去多余内容后再上传。'],
  'sheet.not-template': [422, '没有找到月报模板的内容（编号、指标、本月等列），请用本页下载的模板填写后上传。'],
  'sheet.other-report': [422, '文件是其他科室或其他月份的模板，请用本页下载的模板填写后上传。'],
  'sheet.unchanged': [422, '文件中没有需要导入的修改，数据保持不变。'],
  'sheet.no-figures': [
    422,
    '没有找到可识别的表头：需有“编号”或“指标名称”列，以及“1月”至“12月”各列，或“月份”和“数值”列；也可用本页下载的模板。',
  ],
  'sheet.changed-meanwhile': [409, '预览之后数据有变化，没有导入。请按最新内容重新预览，核对后再确认。'],
  'sheet.unmatched-names': [422, '文件中有名称与系统指标不符的行，请改正，或选择不导入这些行后再确认。'],
  'history.not-found': [404, '没有这次导入，请刷新列表。'],
  'history.undone-before': [409, '这次导入已经撤销，无需重复操作。'],
  'history.changed-since': [
    409,
    '导入之后有数据又被修改，不能整批撤销。请先撤销较新的导入，或在文件中改正后重新导入。',
  ],
  'evidence.missing': [422, '没有收到文件，请重新选择要上传的佐证材料。'],
  'evidence.too-large': [413, '文件超过 10 MB，请压缩图片、拆分文件或只保留有关页后再上传。'],
  'evidence.too-many': [422, '该指标本月的佐证材料已达 10 份，请合并文件，或移除不需要的再上传。'],
  'evidence.unsupported': [
    422,
    '文件内容不是可接受的类型。请上传 PDF、OFD、图片（PNG、JPG）或 Word、Excel、PPT、WPS 文档；其他内容请另存为 PDF 后再上传。',
  ],
  'evidence.damaged': [422, '文件不完整或已损坏，请确认能正常打开，重新保存后再上传。'],
  'evidence.encrypted': [422, '文件设有打开密码，审核时无法打开。请取消密码、重新保存后再上传。'],
  'evidence.macros': [422, '文件含有宏，不能作为佐证材料。请另存为不含宏的文件或 PDF 后再上传。'],
  'evidence.not-found': [404, '没有这份佐证材料，请刷新后查看最新列表。'],
  'evidence.removed': [410, '这份佐证材料在审核前已被移除，不能再下载；如需查证，请联系审计员。'],
  'evidence.file-altered': [
    500,
    '佐证材料的存储文件缺失或已被改动，为防误用没有提供下载。请把文件名告诉系统管理员，从备份恢复后再试。',
  ],
  'alert.not-found': [404, '没有这条预警，请返回预警列表。'],
  'alert.move-refused': [409, '预警当前状态不允许此操作，请刷新后查看最新状态。'],
  'alert.date-past': [422, '期限不能早于今天，请另选日期。'],
  'alert.mute-too-long': [422, '静默最长一年，请选择较近的到期日。'],
  'alert.rule-unchanged': [422, '内容与现行预警规则相同，没有需要保存的修改。'],
  'alert.evaluation-failed': [
    500,
    '每日评估没有完成，预警仍是上次评估的结果；系统将在一小时内重试，若仍失败，请把时间告诉系统管理员。',
  ],
  'form.not-found': [404, '没有这张自评表，请返回自评表列表。'],
  'form.exists': [409, '同一年度已有同编号的自评表，请更换编号。'],
  'form.version-conflict': [409, '该表已被他人修改，请核对后再保存；您填写的内容仍在页面上。'],
  'form.not-editable': [409, '自评表已定稿，不能修改；确需修改，请由绩效管理员写明原因后撤回定稿。'],
  'form.cell-foreign': [403, '只能填写本科室指标的完成值和偏差原因；其他内容请联系绩效管理员修改。'],
  'monitoring.month-not-begun': [422, '该月份尚未开始，还没有执行情况可以监控，请选择已开始的月份。'],
  'monitoring.line-foreign': [403, '只能填写本科室指标的行；其他行和资金请联系绩效管理员填写。'],
  'form.incomplete': [422, '自评表还有缺项，请按清单补齐后再定稿。'],
  'form.move-refused': [409, '自评表当前状态不允许此操作，请刷新后查看最新状态。'],
  'form.signed': [409, '自评表曾经定稿，须留存备查，不能删除。'],
  'form.snapshot-not-found': [404, '没有这一版定稿，请刷新后查看定稿记录。'],
  'form.snapshot-broken': [409, '定稿内容与定稿时的摘要不一致，可能被改动，已停止导出；请联系系统管理员核查。'],
  'form.row-not-found': [404, '没有这一指标行，可能已被删除，请刷新后重试。'],
  'form.scoring-unchanged': [422, '所选与本表现行规定相同，没有需要保存的修改。'],
  'policy.not-found': [404, '没有这个评分口径或这一版，请刷新列表。'],
  'policy.exists': [409, '已有同名的评分口径，请更换名称，或在原口径上修改。'],
  'policy.version-conflict': [409, '该评分口径已被他人修改，请核对最新版本后再保存；您填写的内容仍在页面上。'],
  'policy.unchanged': [422, '内容与现行版本相同，没有需要保存的修改。'],
  'score.not-found': [404, '没有这条人工评分，请刷新后查看最新记录。'],
  'score.above-weight': [422, '人工评分应在 0 与该行分值之间；没有分值的行不能评分。'],
  'score.proposed': [409, '该行已有待批准的人工评分，请先由他人批准或撤回后再提出。'],
  'score.own-proposal': [403, '提出人与批准人不能是同一人，请由他人批准。'],
  'score.outdated': [409, '提出后该行的指标值、完成值、分值或评分口径已变，不能按原提出批准；请撤回后重新提出。'],
  'score.move-refused': [409, '这条人工评分的当前状态不允许此操作，请刷新后查看最新状态。'],
  'paper.missing': [422, '没有收到文件，请选择 xlsx 或 docx 自评表后再上传。'],
  'paper.not-readable': [422, '文件无法读取，请上传按官方版式填写的 xlsx 或 docx 自评表（不超过 2 MB，不加密码）。'],
  'paper.no-form': [422, '文件中没有找到自评表（应有“三级指标”“指标值”等栏目），请核对文件后再上传。'],
  'form.format-unsupported': [422, '导出格式应为 xlsx、docx 或 pdf，请重新选择。'],
  'form.none-in-year': [404, '该年度没有自评表，没有可导出的内容。'],
  'form.pdf-unavailable': [503, '本机缺少 PDF 组件，暂不能导出 pdf。请改用 xlsx 或 docx，并请系统管理员检查安装。'],
  'briefing.month-not-over': [422, '该月份尚未结束，不能通报，请选择更早的月份。'],
  'events.too-many': [429, '打开的页面过多，实时刷新已暂停；请关闭不用的页面。'],
  'channel.not-found': [404, '没有这个通知渠道，请刷新列表。'],
  'channel.demo': [409, '演示环境不向外发送任何消息；正式安装后可在此测试。'],
  'channel.no-mail': [409, '还没有设置邮件服务器，请先填写并保存，再测试。'],
  'channel.key-changed': [
    409,
    '已存的密码或地址无法解密：SECRET_KEY 与保存时不同。请恢复原来的 SECRET_KEY，或重新填写密码、密钥和地址。',
  ],
  'channel.secret-required': [422, '更换邮件服务器后请重新填写密码：已存的密码只发给原来的服务器。'],
  'outbox.not-found': [404, '没有这条外发记录，请刷新列表。'],
  'outbox.move-refused': [409, '该消息的状态已变化，请刷新后查看。'],
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
