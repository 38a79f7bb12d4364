/**
 * On what legal ground each thing in a person's file is held (个人信息保护法第十三条): a statutory duty, or his own consent, which
 * he may take back (第十五条). A row whose law has not been read in the original is 待核实.
 */
export const fileFields = [
  { id: 'name', zh: '姓名', ground: 'duty', source: '个人信息保护法第十三条第一款第三项；受理诉求须知道是谁', kept: '随诉求档案', verified: true },
  { id: 'phone', zh: '联系电话', ground: 'duty', source: '个人信息保护法第十三条第一款第三项；答复须联系得上', kept: '随诉求档案', verified: true },
  { id: 'idNumber', zh: '身份证件号码', ground: 'consent', source: '个人信息保护法第二十九条：敏感个人信息须单独同意', kept: '撤回同意即删除', verified: true },
  { id: 'address', zh: '住址', ground: 'consent', source: '个人信息保护法第十三条第一款第一项', kept: '撤回同意即删除', verified: true },
  { id: 'sex', zh: '性别', ground: 'duty', source: '统计报表要求', kept: '随诉求档案', verified: false },
  { id: 'birthYear', zh: '出生年份', ground: 'duty', source: '统计报表要求', kept: '随诉求档案', verified: false },
  { id: 'groups', zh: '人群类别', ground: 'consent', source: '个人信息保护法第二十九条；优先服务须由本人愿意说明', kept: '撤回同意即删除', verified: true },
  { id: 'matters', zh: '诉求、工单和办理经过', ground: 'duty', source: '个人信息保护法第十三条第一款第三项；档案法第十三条（归档范围）', kept: '归档期限待核实', verified: false },
  { id: 'contacts', zh: '来电、来访和留言', ground: 'duty', source: '个人信息保护法第十三条第一款第三项', kept: '归档期限待核实', verified: false },
  { id: 'materials', zh: '交来的材料', ground: 'duty', source: '个人信息保护法第十三条第一款第三项', kept: '随诉求档案', verified: true },
  { id: 'ratings', zh: '评价', ground: 'consent', source: '个人信息保护法第十三条第一款第一项；评价自愿', kept: '随诉求档案', verified: true },
  { id: 'ways', zh: '安全联系方式和需要', ground: 'consent', source: '个人信息保护法第二十九条：涉及健康、处境的须单独同意', kept: '撤回同意即删除', verified: true },
  { id: 'authorities', zh: '代理、代办依据', ground: 'duty', source: '民法典第一百六十一条、第一百六十五条', kept: '随诉求档案', verified: true },
  { id: 'looks', zh: '谁看过的记录', ground: 'duty', source: '个人信息保护法第五十一条、第五十五条；网络安全法关于日志的规定', kept: '不能删除', verified: false },
] as const

export const groundWords = { duty: '履行法定职责所必需', consent: '本人同意' } as const

export type FileField = (typeof fileFields)[number]['id']
