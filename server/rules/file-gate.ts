import type { consents } from '../../contract/service-files.ts'

/**
 * How a person's file may be opened, as rows: the ways to prove who one is, by door, and the authorities on which somebody may
 * act for another. A caller's number alone is none of them (更正 13). Numbers of the house are 待核实 until the office sets them.
 */
export const gateWays = [
  { id: 'papers', door: 'window', zh: '当面核验证件', means: '看证件原件，照片与本人一致，姓名和号码与登记相符' },
  { id: 'code', door: 'hotline', zh: '查询码加登记电话', means: '来电人说出查询码和当时登记的电话' },
  { id: 'details', door: 'hotline', zh: '姓名、登记电话和证件号码后四位', means: '来电人说出三样只有本人清楚的登记内容，缺一样都不行' },
  { id: 'codeOnline', door: 'network', zh: '网上凭查询码加登记电话', means: '本人在网上填写查询码和登记电话' },
  { id: 'unified', door: 'network', zh: '统一身份认证登录', means: '政府统一身份认证核实了姓名、证件号码和手机号码' },
  { id: 'inHand', door: 'desk', zh: '承办在办工单', means: '本单位正在办理此人的工单' },
] as const

/** 代理、代办. `widest`: what such a word may open at most; a helper's or relative's never more than the one matter. */
export const authorityKinds = [
  { id: 'agent', zh: '有委托书的代理人', paper: '授权委托书', consent: 'written', widest: 'file', source: '民法典第一百六十一条、第一百六十五条', verified: true },
  { id: 'guardian', zh: '法定代理人、监护人', paper: '户口簿、出生医学证明、法院判决书等监护关系证明', consent: 'law', widest: 'file', source: '民法典第二十三条、第三十四条', verified: true },
  { id: 'kin', zh: '近亲属代为申请', paper: '户口簿、结婚证等亲属关系证明', consent: 'oral', widest: 'matter', source: '近亲属代为申请的范围待核实；须本人同意（个人信息保护法第十三条）', verified: false },
  { id: 'helper', zh: '村（居）干部、法律明白人代办', paper: '村（居）委会介绍信或工作证', consent: 'oral', widest: 'matter', source: '须本人同意（个人信息保护法第十三条、第十四条）', verified: true },
  { id: 'oral', zh: '当事人口头同意', paper: '当场通话或同来的记录', consent: 'oral', widest: 'matter', source: '须本人同意（个人信息保护法第十四条）', verified: true },
] as const

/** Of the house, not of any rule: 待核实. `minutes` = the length of one contact; `tries` failed ones close the way for `lockHours`. */
export const gateDefaults = { minutes: { window: 30, hotline: 30, network: 30, desk: 60 }, tries: 5, lockHours: 24, verified: false } as const

export const authorityKind = (id: string): AuthorityRow | undefined => authorityKinds.find((row) => row.id === id)
export const gateWayName = (id: string): string => gateWays.find((row) => row.id === id)?.zh ?? id

export type GateDoor = keyof typeof gateDefaults.minutes
export type GateWay = (typeof gateWays)[number]['id']
export type AuthorityKind = (typeof authorityKinds)[number]['id']
export type Consent = keyof typeof consents
type AuthorityRow = (typeof authorityKinds)[number]
