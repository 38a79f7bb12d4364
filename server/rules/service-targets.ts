import type { SourceLevel } from './deadline-register.ts'

/**
 * Rows of the register that are shares or margins, not clocks. A share is always shown with its numerator, denominator
 * and formula: “100 % on time” appears as soon as what is open and late is left out of the denominator.
 */
export const serviceTargets = [
  { code: 'HL-CONN', zh: '热线 24 小时接通率', kind: 'share', atLeast: 0.95, of: '全部呼入（含放弃）', room: 'hotline', verified: false, basis: { level: 'B', text: 'GB/T 33358；安徽热线合同指标' } },
  { code: 'HL-QA', zh: '热线质检抽查比例', kind: 'share', atLeast: 0.05, of: '当月全部通话', room: 'hotline', verified: false, basis: { level: 'B', text: '安徽热线合同指标' } },
  { code: 'HL-DIS', zh: '不满意回访', kind: 'share', atLeast: 1, of: '全部不满意评价', room: 'work-orders', verified: false, basis: { level: 'B', text: '安徽热线合同指标' } },
  { code: 'LA-PRE', zh: '先行提供法律援助：距时效或期限届满不足（日）', kind: 'margin', days: 7, room: 'cases', verified: true, basis: { level: 'A', text: '《法律援助法》第 44 条：不足七日' } },
] as const satisfies readonly ServiceTarget[]

export type ServiceTarget = {
  readonly code: string
  readonly zh: string
  readonly room: string
  readonly verified: boolean
  readonly basis: { readonly level: SourceLevel; readonly text: string }
} & ({ readonly kind: 'share'; readonly atLeast: number; readonly of: string } | { readonly kind: 'margin'; readonly days: number })
