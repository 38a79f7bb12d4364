/**
 * One word a thing. Screen labels come from here, so a wrong word is seen. `not` lists words that must not stand for it
 * (in screens or in code); `means` is one plain sentence; `source` where the word comes from.
 */
export const glossary: readonly Word[] = [
  ...words('thing', {
    person: ['当事人', '有诉求的人，一人一档', { not: ['用户', '客户'] }],
    matter: ['诉求', '一个人的一件事，跨渠道串起来', { not: ['事项单'] }],
    contact: ['接触', '一次来电、来访或留言；热线一电一单，即话务工单', { not: ['任务工单'] }],
    workOrder: ['任务工单', '要别人办的一件事', { not: ['ticket', '案件'], source: '淮司通〔2020〕17号第2条' }],
    case: ['案件', '法律援助案、调解案等业务案件', { not: ['工单'] }],
    unit: ['单位', '组织树上的一个节点：局、科室、中心、所、站、室、机构', { not: ['部门机构'] }],
    area: ['区划', '行政区划，与管辖是两棵树', { not: ['管辖'] }],
    bureau: ['管辖局', '管辖这件事的县区局、分局或市局', { not: ['区划'] }],
    body: ['法律服务机构', '律所、公证处、基层所、调委会、鉴定所、仲裁、法援中心', {}],
    account: ['账号', '工作人员登录所用', {}], appointment: ['任职', '某人在某单位担任某角色', {}], session: ['会话', '一次登录', {}],
    clock: ['时限', '一个正在走的期限', {}], deadline: ['时限规则', '时限寄存表中的一行', {}], queue: ['队列', '需要某人或某单位现在办理的工单', {}],
    notice: ['提醒', '派单、预警、超期、催办等提示', {}], rating: ['评价', '好差评，五级；不评价不计入', { not: ['默认好评'] }],
    attachment: ['附件', '随工单的文件', {}], publication: ['公开', '把答复或公告公开给社会，须经自查、保密审查、审批', { not: ['答复'] }],
    draft: ['草稿', '没写完的表单', {}], savedView: ['常用视图', '保存的筛选条件', {}], dailyCheck: ['每日查看', '每个单位每个工作日打开队列，由系统自动感知，不打卡', { not: ['打卡', '签到', '积分'] }],
    queryCode: ['查询码', '当事人凭它和手机号查进度', {}], receipt: ['回执', '来源系统确认收到反馈', {}], requestLog: ['请求编号', '同一请求重复提交只算一次', {}],
    actionLog: ['全程留痕', '每一步操作的记录，逐条相扣', { source: '种子第3条' }], audit: ['访问记录', '谁在何时因何看过什么', {}], seal: ['封存', '把留痕定期封成检查点', {}],
    setting: ['设置', '可由单位调整的数', {}], outbox: ['事件', '已发生的事，提交后转达', {}], apiClient: ['外部系统', '省平台、12345 等', {}],
    numberBlock: ['编号段', '按单位和日期预留的工单号', {}], secrecyReview: ['保密审查', '公开之前的一道审查', { source: '种子第15条' }],
  }),
  // service-files and the gate
  ...words('thing', {
    serviceFile: ['服务档案', '一人一档：一个当事人的全部诉求、接触、工单、材料和权利请求', { source: '种子第6条' }],
    fileGate: ['档案门', '档案为谁、凭什么、为什么、打开到几时；没有打开就什么也不显示', {}],
    fileAuthority: ['代理代办依据', '谁替谁办、看过什么凭证、办哪件、到几时', {}],
    verificationTry: ['核实记录', '一次核实身份的尝试，对上与否都记', {}],
    contactWay: ['安全联系方式', '怎样联系本人才安全', {}],
    fileRequest: ['个人信息请求', '本人要求复制、更正或删除', { source: '个人信息保护法第四十五条至第四十七条' }],
  }),
  ...words('fileRequestState', { asked: ['待答复', '本人提出了，等人答复'], granted: ['已同意', '照办了'], partly: ['部分同意', '只办了一部分，说明了法律依据'], denied: ['不同意', '说明了法律依据'] }),
  ...words('fileRequestAction', { ask: ['提出请求', '本人要求复制、更正或删除'], decide: ['答复请求', '同意、部分同意或不同意，说明依据'] }),
  ...words('right', { openFile: ['打开服务档案', '核实身份、有代办依据或正在承办时，打开一个人的档案'], recordAuthority: ['登记代办依据', '看过凭证，登记谁替谁办'], recordAuthorityByPhone: ['电话里登记代办', '本人在电话里核实身份并同意后，登记谁替他问一件事，当天有效'], setWay: ['记录安全联系方式', '本人单独同意后记录'], seeRequests: ['查看个人信息请求', '本辖区的请求和期限'], decide: ['答复请求', '决定是否复制、更正、删除'] }),
  // /service-files
  ...words('state', {
    toAccept: ['待受理', '提交后等受理'], toSupplement: ['待补充', '等当事人补充材料'], toAssign: ['待派遣', '等派给承办单位'], toSign: ['待签收', '等承办单位签收'],
    inHand: ['办理中', '承办单位正在办'], onHold: ['挂起', '因客观原因暂停', { not: ['中止'] }], returnReview: ['退回审核', '承办单位申请退回，等裁定'], toReview: ['待审核', '等审核办理结果'],
    toFollowUp: ['待回访', '等回访当事人'], done: ['已办结', '办理完毕，可评价'], archived: ['已归档', '不再改动'], declined: ['不予受理', '说明理由和其他途径'],
    mergedInto: ['已并入', '与主单合并办理'], withdrawn: ['已撤回', '当事人撤回'],
  }),
  ...words('action', {
    submit: ['提交', '提出诉求'], accept: ['受理', '作为任务受理'], decline: ['不予受理', '说明理由和途径'], askForMaterial: ['要求补充', '一次性告知所缺材料'], supplement: ['补充', '补交材料或说明'],
    endWaiting: ['不再等待', '不等补充，继续办'], assign: ['派单', '派给主办和协办单位', { not: ['指派'] }], reassign: ['改派', '换一个承办单位'], addAssist: ['加派', '增加协办单位'], handTo: ['转交同事', '单位内换承办人'],
    sign: ['签收', '承办单位接单'], returnBack: ['申请退回', '以法定或职责情形退回'], ruleOnReturn: ['裁定退回', '审核退回申请'], hold: ['挂起', '暂停办理', { not: ['中止'] }], resume: ['恢复办理', '结束挂起'],
    askExtension: ['申请延期', '请求更多时间'], ruleOnExtension: ['审批延期', '同意或不同意'], note: ['记录', '写一条办理记录'], consult: ['请会商', '请其他单位提意见'], answerConsult: ['答复会商', '给出意见'],
    reply: ['直接答复', '一次答复办结'], finish: ['办结', '填写办理情况和答复'], review: ['审核', '审核办理结果'], followUp: ['回访', '听当事人怎么说'], rate: ['评价', '五级评价'], reopen: ['重办', '重新办理'],
    merge: ['并单', '并入主单'], split: ['拆单', '分成几件'], restore: ['恢复', '撤销并入或撤回'], withdraw: ['撤回', '不再要求办理'], urge: ['催办', '请快一点'], press: ['督办', '限期要求回复', { not: ['监督'] }],
    answerPress: ['回复督办', '答复督办要求'], archive: ['归档', '结束并封存'], warn: ['预警', '时限将到'], escalateOverdue: ['超期上报', '超期列入督办并上报'], setSensitivity: ['定敏感级别', '定级别和敏感类别，写明理由'], recount: ['重算期限', '工作日历有变，按各自的规则版本重算正在走的时限'], recordReceipt: ['登记回执', '来源系统已收到反馈'],
  }),
  ...words('right', {
    view: ['查看工单', '看工单全貌，个人信息遮蔽'], print: ['打印', '打印工单'], attach: ['上传附件', '给工单加文件'], download: ['下载附件', '取工单的文件'], reveal: ['查看完整个人信息', '写明目的，留下记录'], openSensitive: ['打开敏感事项', '写明目的后查看，一个工作日内有效'],
    submitHotline: ['热线登记', '来电登记'], submitWindow: ['窗口登记', '来访登记'], submitApi: ['接口登记', '外部系统送单'], whoCalls: ['识别来人', '核实身份后看未办结的事'], recoverCode: ['补发查询码', '当面核验证件后补发'],
    dailyCheck: ['每日查看情况', '看哪些单位没有打开队列'], exchangeFiles: ['文件交换', '导入导出外来工单'],
  }),
  // /announcements
  ...words('thing', { announcement: ['公告', '给居民看的通知公告：有栏目、有发给的地方、有起止日期，到期自己下线', { not: ['提醒'] }] }),
  ...words('publicationKind', { reply: ['答复', '一件工单的答复'], announcement: ['公告', '给居民看的通知公告'] }),
  ...words('announcementColumn', { bulletin: ['通知', '要居民知道的事'], hours: ['服务时间', '值班、开门和停办的变动'], publicity: ['普法', '法治宣传教育'], lists: ['公示', '名单和结果'] }),
  ...words('publicationState', {
    draft: ['草稿', '公告写着，还没有提交审查'], expired: ['已到期', '公告过了最后一天，自己下线'],
    toSelfReview: ['待自查', '等承办单位自查文稿'], toSecrecyReview: ['待保密审查', '等安全保密管理员审查'], toApprove: ['待审批', '等局负责人决定'], published: ['已公开', '人人可以看到'], refused: ['不予公开', '不公开，或已经撤下'],
  }),
  ...words('publicationAction', {
    announce: ['写公告', '给居民写一份通知公告，先存为草稿'], submit: ['提交审查', '草稿写好了，从自查走起'], amend: ['修改公告', '改过的从自查重新走起；到期、撤下的改了再送审'], expire: ['到期下线', '过了最后一天，系统自己撤下'],
    propose: ['提请公开', '把一份答复交付公开审查'], selfReview: ['自查', '承办单位再读一遍文稿'], secrecyReview: ['保密审查', '审查有无秘密和个人信息', { source: '种子第15条' }], approve: ['审批公开', '局负责人决定是否公开'],
    revise: ['修改文稿', '改过的文稿从自查重新走起'], takeDown: ['撤下', '立即不再公开'], see: ['查看公开审查', '看文稿和每一步是谁办的'],
  }),
  ...words('securityRight', {
    setDuty: ['定值守人', '指定本单位每日查看的主、副值守人'], suspendUnit: ['暂停单位', '执业暂停或停用，不再派单'], seeAccounts: ['查看账号', '账号和任职一览'], createAccount: ['新建账号', '系统管理员建账号，不给权限'],
    disableAccount: ['停用账号', '立即失效'], resetPassword: ['重设密码', '发一个临时密码'], resetSecondFactor: ['重设动态验证', '本人换了手机，重新绑定'], appoint: ['任免', '安全保密管理员给角色'], unlockAccount: ['解锁', '解除试错锁定'], seeSessions: ['查看会话', '谁在登录'], endSession: ['强制退出', '结束一次登录'],
    readAudit: ['查阅访问记录', '审计员看谁看过什么'], seePermissions: ['查看权限表', '现行权限一览'], keepClients: ['管理外部系统', '接入、换密钥、停用'], seeHolds: ['查看涉密拦截', '谁在哪里提交过带密级标志的内容'], handleHold: ['登记涉密处置', '写明查处情况'],
  }),
  ...words('settingRight', { changeSettings: ['改设置', '改工作日历、办公时间和时限'] }),
  ...words('dayKind', {
    work: ['上班', '平常的工作日'], weekend: ['周末', '周六、周日休息'], holiday: ['放假', '公布的节假日'], makeup: ['调休上班', '周末补班'], opened: ['另定上班', '本局另行定为上班'], closed: ['另定休息', '本局另行定为休息'],
  }),
  ...words('standing', { past: ['已被取代', '后面的版本已生效'], current: ['现行', '现在起算的时限按这一版'], coming: ['尚未生效', '到生效日起算的才按这一版'] }),
  ...words('timeUnit', { seconds: ['秒', '时刻起算'], minutes: ['分钟', '时刻起算'], hours: ['小时', '时刻起算，夜间假日照走'], days: ['日', '自然日，当日不计入'], workdays: ['工作日', '当日不计入，节假日不算'] }),
  ...words('sourceLevel', { A: ['法律法规、政府网站', '可核对的原件'], B: ['标准、报刊', '正式出版'], C: ['转载', '未核对原件'], P: ['本局自定', '没有外部依据的设置'] }),
  ...words('queue', {
    mine: ['我的', '由我承办的'], unit: ['本单位', '轮到本单位的'], toAccept: ['待受理', '新来的诉求'], toAssign: ['待派遣', '等派单的'], returns: ['退回审核', '等裁定的'], toReview: ['待审核', '等审核的'], toFollowUp: ['待回访', '等回访的'],
    warned: ['预警', '时限将到的'], overdue: ['超期', '已超时限的'], supervised: ['督办', '督办和差评的'], consults: ['请我会商', '等本单位答复会商的'], feedback: ['未反馈', '来源系统还没有回执的'], all: ['全部未结', '看得到的全部未办结工单'],
  }),
  ...words('door', { network: ['网络', '法律服务网、网页'], hotline: ['热线', '12348'], window: ['窗口', '中心、工作站、工作室'], api: ['接口', '省平台、12345 等系统'] }),
  ...words('level', { none: ['无时限', '没有正在走的时限'], green: ['正常', '时间还宽'], yellow: ['黄色预警', '时间过半'], orange: ['橙色预警', '时间将到'], overdue: ['超期', '已过时限'] }),
  // limitation
  ...words('thing', { limitationSheet: ['时效表', '一件工单里由人填写的事实和由此算出的期限', {}], limitationDue: ['期限', '算出的最后一日，供提醒', {}] }),
  ...words('limitationRight', { setLimitation: ['填时效表', '填写事实，守护期限'] }),
  // /limitation
  // finding
  ...words('thing', { indexProcess: ['检索', '从口语找法条、案例、答复和同类工单', {}] }),
  ...words('searchRight', { search: ['查找', '找法条、案例、答复和看得到的办结工单'], teachTopics: ['管分类学习', '看分类建议学到了什么，必要时从头学'] }),
  ...words('pushRight', { usePushPack: ['用推送包', '看推送包，引用，或说没有帮助'], seePushFigures: ['看推送统计', '看没看推送就答复的工单'] }),
  ...words('thing', { pushMark: ['推送采用', '推送的哪一条被引用，哪一条说没有帮助', {}], pushTally: ['推送采用率', '每一条推送过几次、引用过几次', {}] }),
  // /finding
  // push-packs
  ...words('thing', { pushPack: ['推送包', '第二次提出需求时推送的档案、法条、案例和相似工单', {}], pushPackItem: ['推送内容', '推送包里的一条，用过还是没有帮助', {}] }),
  ...words('packMark', { used: ['已引用', '写进了答复'], refused: ['没有帮助', '以后少推'] }),
  ...words('packKind', { article: ['法条', '有关的法律规定'], case: ['典型案例', '相近的案例'], order: ['相似工单', '以前类似的事怎样办结'], answer: ['可复用答复', '核准过的答复'] }),
  // /push-packs
  // knowledge
  ...words('thing', {
    law: ['法律法规', '库内的一部法律、法规、规章或司法解释', {}], lawVersion: ['版本', '一部法律的一次公布', {}], lawArticle: ['法条', '某一版本中的一条', {}], lawEffect: ['施行日期登记', '何人据何来源录入的施行日期', {}],
    knowledgeEntry: ['知识条目', '摘要、案例、可复用答复、地方规定、办事指南', {}], knowledgeImport: ['资料导入', '从文件导入的一批资料', {}], knowledgeImportRow: ['导入行', '导入文件中的一行', {}],
  }),
  ...words('entryState', { draft: ['草稿待核准', '另一人核准后才推送'], approved: ['已核准', '可以引用和推送'], withdrawn: ['已停用', '不再引用和推送'] }),
  ...words('entryAction', { write: ['新写', '写一条案例、答复、规定或指南'], approve: ['核准', '另一人看过，可以使用'], revise: ['修改', '改过的须重新核准'], confirm: ['复核', '看过仍然有效，定下次复核日期'], withdraw: ['停用', '不再使用，记录保留'] }),
  ...words('knowledgeRight', { write: ['写知识条目', '写案例、答复、规定、指南'], import: ['导入资料', '从文件导入法律和案例'], enterEffect: ['录入施行日期', '据来源登记某版本从哪天起施行'] }),
  ...words('importStage', { reading: ['正在读取', '逐行读入，尚未改动资料库'], waiting: ['待确认', '看过预览再导入'], running: ['正在导入', '可以停止，停后可以续'], done: ['已完成', '逐行结果可下载'], cancelled: ['已停止', '已导入的保留'], failed: ['没有读成', '原因见说明'] }),
  ...words('verdict', { new: ['新增', '库内没有'], changed: ['更新', '与库内不同'], same: ['相同', '库内已有，不动'], refused: ['不收', '原因见说明'] }),
  ...words('nature', { substantive: ['实体规则', '规定权利义务本身'], procedural: ['程序规则', '规定如何办理'] }),
  // /knowledge
  // service-items
  ...words('thing', { serviceItem: ['服务事项', '对外提供的一项服务，各渠道同一份定义', {}] }),
  ...words('itemState', { draft: ['草稿待核准', '另一人核准后才生效'], approved: ['已核准', '从生效日期起各渠道照此办理'], withdrawn: ['已停用', '不再对外提供，记录保留'] }),
  ...words('itemStanding', { draft: ['草稿待核准', '另一人核准后才生效'], coming: ['已核准，待生效', '到生效日期起使用'], inForce: ['现行', '今天各渠道用的就是这一版'], replaced: ['已有新版', '保留备查'], withdrawn: ['已停用', '不再对外提供，记录保留'] }),
  ...words('itemAction', { write: ['新写事项', '写一个新的服务事项'], revise: ['修改草稿', '改草稿的文字'], approve: ['核准', '另一人看过，定下生效日期'], renew: ['出新版', '另开一份草稿，现行版继续有效'], withdraw: ['停用', '从今天起不再提供，记录保留'] }),
  ...words('itemRight', { write: ['写服务事项', '写服务事项，出新版'], import: ['导入服务事项', '从文件导入，先预览后导入'] }),
  // /service-items
  // institutions
  ...words('thing', {
    institution: ['机构执业登记', '一个法律服务机构的执业许可：代码、证号、有效期、状态', {}], practitioner: ['执业人员', '律师、基层法律服务工作者、公证员、人民调解员、司法鉴定人、仲裁员', {}],
    engagement: ['执业经历', '某人从哪天到哪天在哪个机构', {}], unitPlace: ['服务地点', '地址、开门时间、电话、无障碍设施、坐标', {}], statusImport: ['状态导入', '从省里的文件核对执业状态', {}],
  }),
  ...words('licenceState', { inForce: ['正常', '执业证照有效'], stopped: ['停业', '停业或停止执业期间，不接新的委托'], expired: ['过期', '执业证照过了有效期'], cancelled: ['注销', '执业证照已经注销'], revoked: ['吊销', '执业证照被吊销'] }),
  ...words('licenceAction', {
    register: ['登记证照', '录入执业证照'], amend: ['更正登记', '改正登记的内容，说明理由'], renew: ['换证延期', '换了证，有效期延长'], stop: ['停业', '从哪天起停业、停止执业'], resume: ['恢复执业', '停业结束'],
    cancel: ['注销登记', '证照已经注销'], revoke: ['吊销登记', '证照被吊销'], expire: ['到期停办', '过了有效期，不再接新的工单'], warnExpiry: ['到期提醒', '有效期将到'], takeStatus: ['核对省里状态', '按省里的文件更新状态'], move: ['转到别的机构', '换机构，经历保留'],
  }),
  ...words('practitionerKind', { lawyer: ['律师', '持律师执业证'], legalWorker: ['基层法律服务工作者', '在基层法律服务所执业'], notary: ['公证员', '在公证机构执业'], mediator: ['人民调解员', '在人民调解委员会调解'], appraiser: ['司法鉴定人', '在司法鉴定机构执业'], arbitrator: ['仲裁员', '仲裁机构聘任'] }),
  ...words('institutionRight', { seeRegister: ['查看机构与人员', '本辖区或本机构的登记'], setPlace: ['维护服务地点', '地址、开门时间、电话'], importStatus: ['导入省里状态', '读文件、看预览、确认更新'], setAreaPoint: ['登记乡镇人口和中心点', '半小时法律服务圈用，人口要写来源'], setReachRule: ['设定半小时能走多远', '分钟、时速、绕路系数，待核实'] }),
  // /institutions
  // exchange
  ...words('exchangeRight', { exchange: ['与本平台对接', '外部系统互送事项、办件、评价'], seeExchange: ['查看对账差异', '省站和市里说得不一样的'], settleDifference: ['处理对账差异', '写明怎么处理的'], setFramers: ['设定可嵌入的网站', '哪些网站可以把本平台的页面放进自己的页面'] }),
  ...words('differenceKind', { itemOnlyThere: ['市里没有的事项', '省站有、市里没有'], itemOnlyOurs: ['省站没有的事项', '市里网上可办、省站没有'], itemDiffers: ['事项不一致', '名称或材料不同'], matterOnlyThere: ['市里没有的办件', '省站说送来了，市里没有'], matterOnlyOurs: ['省站没有的办件', '市里有，省站没有报'], matterDiffers: ['办件进度不一致', '两边的阶段不同'], ratingDiffers: ['评价不一致', '两边的等级不同'] }),
  // /exchange
  // shops
  ...words('thing', {
    shop: ['网上店铺', '一家机构在网上的窗口：谁答复、有哪些服务产品', { not: ['旗舰店'] }], shopProduct: ['服务产品', '店铺提供的一项服务：对象、内容、价格或免费、时限', {}],
    shopRequest: ['店铺来件', '从哪家店铺问的、订的，对应哪件工单', {}], shopRule: ['店铺规则', '不许用的词、答复晚了几次怎么办', {}],
  }),
  ...words('shopState', { draft: ['筹备中', '还没提交'], toReview: ['待审核', '等司法局审核'], open: ['营业中', '能问、能订'], limited: ['限流', '还能问，不能订新的产品'], closed: ['已关店', '不能问、不能订'], suspended: ['已暂停', '证照无效或被暂停，不能问、不能订'] }),
  ...words('shopAction', {
    amend: ['修改店铺', '改简介、专人、在线时间'], submit: ['提交审核', '请司法局审核'], approve: ['同意开店', '审核通过，对外展示'], sendBack: ['退回修改', '说明哪里不对'], limit: ['限流', '不再接新的订单，写明理由'], close: ['关店', '不再对外服务，写明理由'],
    suspend: ['暂停', '证照无效或有别的原因'], takeBack: ['撤销处理', '处理错了或者已经改正，恢复'], appeal: ['申诉', '不服处理，说明理由'], ruleOnAppeal: ['裁定申诉', '由另一人决定'], yearlyReview: ['年度复核', '证照、专人、产品都核对过'],
    warn: ['提醒超时', '有提问过了时限没答复'], resume: ['恢复营业', '证照恢复有效'], remindReview: ['提醒复核', '年度复核到期'],
  }),
  ...words('productState', { draft: ['草稿', '还没提交'], toReview: ['待审核', '审核后才展示'], shown: ['展示中', '居民看得到'], takenDown: ['已下架', '不再展示'] }),
  ...words('productAction', { amend: ['修改产品', '改过要重新审核'], submit: ['提交审核', '先查不许用的词'], approve: ['同意上架', '对外展示'], sendBack: ['退回修改', '说明哪里不对'], takeDown: ['下架', '写明理由'], restore: ['恢复上架', '下架错了或者已经改正'], withdraw: ['收回', '自己收回来，不再展示'] }),
  ...words('shopRight', { openShop: ['开店', '为本机构开网上店铺'], addProduct: ['新增产品', '为本店写服务产品'], seeShops: ['查看店铺', '本机构或本辖区的店铺'], setShopRules: ['改店铺规则', '不许用的词、超时次数'] }),
  // /shops
  // site
  ...words('thing', {
    sitePage: ['网站页面', '给居民看的一页：谁负责、哪天以前复核', { source: '种子第13条' }], siteCheck: ['网站检查', '把自己的页面和链接走一遍', {}], siteFinding: ['网站问题', '检查发现的断链、空栏目、久未更新', {}],
    siteVisit: ['访问计数', '每一步每小时打开几次，只有次数，不认人', { not: ['访客画像'] }], connectedSystem: ['对接系统', '省平台、12348、短信、身份认证等连着的系统', {}], healthState: ['运行状态', '最近一次检查的结果', {}],
    healthDay: ['运行日计', '一天里查了几次、通了几次', {}], outage: ['中断', '从什么时候到什么时候不能用', {}], teamNeed: ['常驻岗位', '一个班次要几个人', { source: '种子第13条' }], teamTurn: ['常驻排班', '哪天谁在岗', {}], siteRule: ['网站规则', '多久复核、多久没更新算久', {}],
  }),
  ...words('pageKind', { page: ['页面', '单独的一页'], column: ['栏目', '下面还有很多页'], topic: ['事情专题', '一类事情怎么办'], guide: ['办事指南', '一个服务事项'], shop: ['店铺页', '一家店'], answer: ['公开答复', '公开的一份答复'], announcement: ['公告页', '一份公告'] }),
  ...words('pageStanding', { current: ['有效', '没到复核的日子'], soon: ['快到期', '复核的日子快到了'], due: ['待复核', '过了复核的日子'], nobody: ['没有责任人', '没有指定人，单位也没有值守人'] }),
  ...words('findingKind', { brokenLink: ['打不开的链接', '点了到不了'], emptyColumn: ['空栏目', '栏目里什么也没有'], staleColumn: ['久未更新', '很久没有新内容'] }),
  ...words('findingState', { open: ['要处理', '还没改好'], fixed: ['已改好', '再查时没有了'], accepted: ['不用改', '有人说明了理由'] }),
  ...words('ownPart', { web: ['网站', '页面打得开'], database: ['数据库', '读得出数据'], jobs: ['定时任务', '到时间该做的有人做'], index: ['检索', '查找用的索引'], sms: ['短信', '验证码发得出去、送得到'] }),
  ...words('systemKind', { province: ['省级平台', '安徽法律服务网、省业务系统'], hotline: ['12348 热线', '热线平台'], sms: ['短信', '短信通道'], identity: ['统一身份认证', '政府的统一登录'], other: ['其他系统', '别的系统'] }),
  ...words('probe', { none: ['不检查', '没有地址'], http: ['打开网址', '看有没有正常应答'], oidc: ['读身份认证的公开说明', '看说明完不完整'], tcp: ['连一下端口', '看端口通不通'] }),
  ...words('journey', { ask: ['提问或求助', '从第一问到提交'], order: ['订服务产品', '从产品页到提交'], selfCheck: ['法律援助自查', '从第一题到去申请'], rate: ['查进度和评价', '从输查询码到评价'] }),
  ...words('siteRight', { seeSite: ['查看网站运行', '五个部分都看'], seeOwnPages: ['查看本单位页面', '本单位负责的页面和网站问题'], keepPages: ['管页面内容', '复核、交接、处理网站问题'], runSite: ['管网站运行', '改规则、岗位和排班，开始检查'], keepSystems: ['管对接系统', '登记对接系统的地址和检查方式'] }),
  // /site
  // coverage
  ...words('thing', {
    villageRoom: ['村（居）工作室', '村、社区里的公共法律服务工作室，从表格导入', {}], coverageCell: ['覆盖格子', '一个中心、站、室的一项基本服务怎样提供', {}], coverageChange: ['覆盖变动', '一格从什么改成什么，谁、什么时候', {}],
    coverageTask: ['缺口任务', '缺的那一格，要哪个单位在哪天前补上', { source: '淮司通〔2020〕17号第8条' }], presencePlan: ['应驻名单', '哪类地方应有哪类机构、以什么方式进驻', { source: '淮司通〔2020〕17号第10条' }],
    presencePlace: ['进驻地方', '政务服务大厅、综治中心', {}], presenceFact: ['实驻登记', '哪类机构实际以什么方式在哪里', {}], countyPeople: ['县区人口', '人均数用的人口，注明来源', {}],
  }),
  ...words('cellWay', { direct: ['直接提供', '就在这里办'], guided: ['指引', '告诉人到哪里办、怎么办'], transferred: ['转接', '替人转过去、接上线'], missing: ['没有', '不能办，也不能指引、转接'], unknown: ['未填', '还没有人说过，不等于没有'] }),
  ...words('coverageTaskState', { open: ['待安排', '还没有定谁来补'], assigned: ['补齐中', '有单位、有期限'], finished: ['待核实', '说已经补上，等别人看'], closed: ['已补上', '那一格已有人提供'], cancelled: ['已撤销', '不用补了，理由留着'] }),
  ...words('coverageTaskAction', {
    openTask: ['转为任务', '缺口交给县区，定期限'], assign: ['安排', '定谁来补、哪天前'], finish: ['报补齐', '说怎样补的、凭什么'], confirm: ['核实属实', '那一格改成现在这样，任务了结'], sendBack: ['退回', '没有补上，继续补'], cancel: ['撤销任务', '不用补了'], reopen: ['重新打开', '又缺了，或者核错了'],
    tellOverdue: ['提醒过期', '过了期限'], closeFilled: ['自动了结', '那一格已经填成能提供'], emptied: ['自动重开', '那一格又改回没有'],
  }),
  ...words('coverageRight', { seeCoverage: ['查看均等化', '本单位、本辖区或全市的覆盖、任务、进驻'], enterCoverage: ['填覆盖情况', '逐格填、成批填、从表格导入'], openTask: ['转缺口为任务', '定期限交给县区'], setPresence: ['登记实驻', '谁以什么方式在哪里'], setPresencePlan: ['定应驻名单', '哪类地方应有哪类机构'], setPeople: ['填县区人口', '人均数的分母，注明来源'] }),
  ...words('presenceForm', { window: ['设立窗口', '有固定窗口'], rota: ['轮流值班', '按日子派人来'], signpost: ['服务指引', '有牌子、有资料、有人指路'], network: ['网络进驻', '在网上能找到、能办'], hotline: ['热线转接', '打电话能转过去'] }),
  ...words('presenceTrade', { legalAid: ['法律援助机构', '法律援助'], mediation: ['人民调解组织', '人民调解'], lawyer: ['律师事务所', '律师服务'], basicLevel: ['基层法律服务所', '基层法律服务'], notary: ['公证机构', '公证'], forensic: ['司法鉴定机构', '司法鉴定'], arbitration: ['仲裁机构', '仲裁'] }),
  ...words('presencePlace', { cityCentre: ['市公共法律服务中心', '市一级的中心'], centre: ['县区公共法律服务中心', '县区、分局的中心'], station: ['公共法律服务工作站', '设在司法所'], hall: ['政务服务大厅', '政府办事大厅'], governance: ['综治中心', '社会治安综合治理中心'] }),
  ...words('presenceGap', { absent: ['应驻未驻', '该来的没有来'], otherForm: ['方式不全', '来了，少了应有的方式'], unplanned: ['名单外', '名单上没有，实际在'], agrees: ['相符', '应驻的都驻了'], unsaid: ['未登记', '应驻，还没有人说来没来'] }),
  // /coverage
  // citizens: same person
  ...words('thing', { samePerson: ['疑似同一人', '两份记录可能是同一个人，等人判断', { not: ['重复用户'] }], personIdentifier: ['其他身份信息', '一个人先后用过的证件、电话、姓名、住址'] }),
  ...words('sameState', { toDecide: ['待判断', '等人判断是不是同一个人'], later: ['以后再说', '暂时不能判断'], merged: ['是同一人', '两份记录合在一起看，随时可以拆开'], notSame: ['不是同一人', '记住，不再提示'] }),
  ...words('sameAction', {
    propose: ['提出疑似同一人', '请有权的人判断'], merge: ['是同一个人', '合在一起看，历史都保留'], keepApart: ['不是同一个人', '记住，不再提示'], postpone: ['以后再说', '先放一放'], separate: ['拆开', '撤销合并，各归各的'],
    reconsider: ['重新判断', '回到待判断'], see: ['查看疑似同一人名单', '看得到名单和并排对比，个人信息遮盖'], reveal: ['查看对比的完整信息', '写明目的，留下记录'],
  }),
  // /citizens: same person
  // residents who sign in
  ...words('thing', {
    residentSession: ['群众登录', '一次登录，凭手机验证码或统一身份认证；没有账号', { not: ['注册'] }], signInAttempt: ['登录尝试', '一次要验证码或去统一身份认证', {}], smsMessage: ['短信', '要发出的短信，发完不留内容', {}],
    portalResume: ['接续码', '凭它在另一台设备上接着填没交的表；和查询码是两样', { not: ['续填码', '草稿码'] }],
    residentNumber: ['留过的号码', '除本人电话以外，留在工单上的代问人电话', {}], residentRead: ['看到哪里', '登录的人把一件事的消息看到了第几条', {}], message: ['消息', '站内消息：工单上公开的一步，写给当事人看', {}],
  }),
]

/** The Chinese word of a thing; its own id where the glossary has none, so that a missing entry is seen and not hidden. */
export const word = (kind: WordKind, id: string): string => index.get(`${kind}.${id}`)?.zh ?? id

const index = new Map(glossary.map((entry) => [`${entry.kind}.${entry.id}`, entry]))

export type WordKind =
  | 'itemState' | 'itemStanding' | 'itemAction' | 'itemRight'
  | 'shopState' | 'shopAction' | 'productState' | 'productAction' | 'shopRight'
  | 'sameState' | 'sameAction'
  | 'pageKind' | 'pageStanding' | 'findingKind' | 'findingState' | 'ownPart' | 'systemKind' | 'probe' | 'journey' | 'siteRight'
  | 'cellWay' | 'coverageTaskState' | 'coverageTaskAction' | 'coverageRight' | 'presenceForm' | 'presenceTrade' | 'presencePlace' | 'presenceGap'
  | 'licenceState' | 'licenceAction' | 'practitionerKind' | 'institutionRight' | 'exchangeRight' | 'differenceKind'
  | 'fileRequestState' | 'fileRequestAction'
  | 'publicationKind' | 'announcementColumn'
  | 'thing' | 'state' | 'action' | 'right' | 'publicationState' | 'publicationAction' | 'securityRight' | 'settingRight' | 'dayKind' | 'standing' | 'timeUnit' | 'sourceLevel'
  | 'queue' | 'door' | 'level'
  | 'searchRight' | 'pushRight' | 'packMark' | 'packKind' | 'limitationRight' | 'entryState' | 'entryAction' | 'knowledgeRight' | 'importStage' | 'verdict' | 'nature'
export type Word = { readonly kind: WordKind; readonly id: string; readonly zh: string; readonly means: string; readonly not: readonly string[]; readonly source?: string }
type Short = readonly [zh: string, means: string, more?: { not?: readonly string[]; source?: string }]

function words(kind: WordKind, rows: Readonly<Record<string, Short>>): Word[] {
  return Object.entries(rows).map(([id, [zh, means, more]]) => ({ kind, id, zh, means, not: more?.not ?? [], ...(more?.source ? { source: more.source } : {}) }))
}
