import type { SameField, SameState, SameVerdict } from '../../../contract/citizens.ts'
import type { IconName } from '../../face/icons.ts'
import type { Family } from '../../face/tokens.ts'

export const stateLook: Readonly<Record<SameState, Family>> = { toDecide: 'yours', later: 'held', merged: 'done', notSame: 'aside' }
export const verdictLook: Readonly<Record<SameVerdict, { words: string; shape: Family }>> = { certain: { words: '几乎可以肯定', shape: 'done' }, likely: { words: '很像', shape: 'checking' }, unlikely: { words: '不太像', shape: 'aside' } }
export const agreementLook: Readonly<Record<SameField['agrees'], { words: string; shape: Family; icon: IconName }>> = {
  same: { words: '一样', shape: 'done', icon: 'check' }, near: { words: '有出入', shape: 'checking', icon: 'checking' }, differs: { words: '不同', shape: 'held', icon: 'cross' }, unknown: { words: '无从比较', shape: 'aside', icon: 'aside' },
}
