/**
 * Kinds of units in the organisation tree. `foreign` is the type code seen in the provincial network's pages (private
 * notes, unconfirmed): a sample for adapters, never a key of ours.
 */
export const unitKinds = [
  { id: 'cityBureau', zh: '市司法局', official: true, foreign: null },
  { id: 'division', zh: '市局科室', official: true, foreign: null },
  { id: 'countyBureau', zh: '县区司法局', official: true, foreign: null },
  { id: 'branchBureau', zh: '直属分局', official: true, foreign: null },
  { id: 'hotlineTeam', zh: '12348 热线组', official: true, foreign: null },
  { id: 'serviceCentre', zh: '公共法律服务中心', official: true, foreign: '170' },
  { id: 'legalAidCentre', zh: '法律援助中心', official: true, foreign: '115' },
  { id: 'justiceOffice', zh: '司法所（公共法律服务工作站）', official: true, foreign: null },
  { id: 'villageRoom', zh: '村（居）公共法律服务工作室', official: true, foreign: null },
  { id: 'lawFirm', zh: '律师事务所', official: false, foreign: '100' },
  { id: 'legalServiceOffice', zh: '基层法律服务所', official: false, foreign: '109' },
  { id: 'notaryOffice', zh: '公证处', official: false, foreign: '110' },
  { id: 'mediationCommittee', zh: '人民调解委员会', official: false, foreign: '130' },
  { id: 'forensicInstitute', zh: '司法鉴定所', official: false, foreign: '200' },
  { id: 'arbitrationCommission', zh: '仲裁委员会', official: false, foreign: '140' },
] as const

export type UnitKind = (typeof unitKinds)[number]['id']
export const unitKindName = (id: string): string => unitKinds.find((kind) => kind.id === id)?.zh ?? id
