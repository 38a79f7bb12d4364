import { fileRequestInputs } from '../../../../contract/service-files.ts'
import type { Action, Decide, Outcome } from '../../../platform/lifecycle.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Vault } from '../../../platform/crypto.ts'
import type { Write } from '../../../platform/flush.ts'
import type { z } from 'zod'
import { maskName, maskPhone, plainPhone } from '../../citizens/index.ts'
import type { FileRequest } from '../record.ts'

/**
 * 答复个人信息请求 (PIPL 45–47, 50): whoever refuses says on what legal ground. A correction is made in the same act; an erasure is
 * carried out right behind it (erase.ts). Nothing is erased whole while something of his is still being worked on.
 */
export const decide: Action<FileRequest, FileWorld> = {
  input: fileRequestInputs.decide,
  next: (record) => (record.kind === 'erase' ? '同意的立即删除内容，办理的凭证保留；部分同意的，只删除凭本人同意保存的内容。' : '本人在网上和窗口都看得到答复。'),
  decide: ({ record, input, actor, now, world }: Decide<FileRequest, FileWorld, z.infer<typeof fileRequestInputs.decide>>): Refusal | Outcome => {
    const yes = input.outcome !== 'denied'
    if (record.kind === 'erase' && input.outcome === 'granted' && record.openOrders > 0) return { kind: 'wrongState', message: `还有 ${record.openOrders} 件正在办理，不能全部删除；可以部分同意，先删除凭本人同意保存的内容。`, state: record.state }
    const needed = yes && record.kind === 'correct' && record.field !== 'other' && !input.value
    if (needed) return { kind: 'invalid', message: '请填写更正后的内容。', fields: { value: '请填写更正后的内容' } }
    const writes = yes && record.kind === 'correct' && input.value ? correction(record, unwrapped(input.value), world.vault) : []
    if (!Array.isArray(writes)) return writes
    return {
      to: input.outcome, writes,
      set: { decided_by_name: actor.name, decided_at: now, answer: input.answer, ground: input.ground ?? null, refused_parts: input.refusedParts ?? null },
      facts: { text: `个人信息请求：${{ granted: '同意', partly: '部分同意', denied: '不同意' }[input.outcome]}`, ground: input.ground ?? null },
    }
  },
} as Action<FileRequest, FileWorld>

/**
 * The corrected value goes to its own sealed column, not into any text: wrapped on its way through act(), which would otherwise put
 * a token in the place of a telephone number.
 */
export const wrapped = (value: string): string => Buffer.from(value).toString('base64url')
const unwrapped = (value: string): string => Buffer.from(value, 'base64url').toString()

function correction(record: FileRequest, value: string, vault: Vault): Write[] | Refusal {
  const set = corrected(record.field ?? '', value.trim(), vault)
  if (!set) return { kind: 'invalid', message: '更正后的内容格式不对。', fields: { value: record.field === 'phone' ? '电话号码不对：手机 11 位，座机请带区号' : '出生年份请填四位数字' } }
  return Object.keys(set).length ? [{ update: 'person', set, where: { id: record.personId } }] : []
}

function corrected(field: string, value: string, vault: Vault): Record<string, unknown> | undefined {
  const phone = plainPhone(value)
  switch (field) {
    case 'name': return { name: value, name_shown: maskName(value) }
    case 'phone': return /^\d{7,12}$/.test(phone) ? { phone_sealed: vault.seal(phone, 'phone'), phone_index: vault.blindIndex(phone, 'phone'), phone_shown: maskPhone(phone) } : undefined
    case 'address': return { address_sealed: vault.seal(value, 'address') }
    case 'birthYear': return /^(19|20)\d\d$/.test(value) ? { birth_year: Number(value) } : undefined
    default: return {}
  }
}

export type FileWorld = { readonly vault: Vault }
