import { stateWord, type LicenceState, type StatusRow } from '../../../contract/institutions.ts'
import { within, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { RawStatus } from './status-file.ts'

/** What each row would do: change, nothing, or refused with the reason. Nothing is entered anew from such a file: who is unknown is looked into by a person. */
export const judge = async (tx: Tx, raws: readonly RawStatus[], reach: Reach): Promise<JudgedRow[]> => {
  const codes = raws.map((raw) => raw.creditCode).filter(Boolean)
  const numbers = raws.map((raw) => raw.licenceNumber).filter(Boolean)
  const known = await tx.rows<Known>(
    `select 'body' as what, i.id, u.name, i.credit_code as "creditCode", i.licence_number as "licenceNumber", i.state, i.valid_until::text as "validUntil", u.id as "unitId", i.bureau_id as "bureauId" from institution i join unit u on u.id = i.id where i.credit_code = any($1) or i.licence_number = any($2)
     union all select 'person', p.id, p.name, null, p.licence_number, p.state, p.valid_until::text, p.unit_id, p.bureau_id from practitioner p where p.licence_number = any($2)`, [codes, numbers])
  const seen = new Set<string>()
  return raws.map((raw) => {
    const one = rowOf(raw, known, reach)
    if (one.target && seen.has(one.target.id)) return refused(raw, '文件里前面已有这一家（人），请只留一行')
    if (one.target) seen.add(one.target.id)
    return one
  })
}

function rowOf(raw: RawStatus, known: readonly Known[], reach: Reach): JudgedRow {
  const found = known.filter((one) => (raw.creditCode ? one.creditCode === raw.creditCode : one.licenceNumber === raw.licenceNumber && raw.licenceNumber !== ''))
  const target = found[0]
  if (!raw.creditCode && !raw.licenceNumber) return refused(raw, '没有信用代码，也没有证号')
  if (!raw.state) return refused(raw, raw.stateText ? `不认识的状态“${raw.stateText}”` : '没有写状态')
  if (raw.since === undefined || raw.validUntil === undefined) return refused(raw, '日期请写成 2026-10-10')
  if (!target) return refused(raw, '本市登记里没有，请核对后由人登记')
  if (found.length > 1) return refused(raw, '这个证号对应不止一个人，请写信用代码或逐个更正')
  if (!within(reach, { ownerIds: [], unitIds: [target.unitId], bureauIds: [target.bureauId] })) return refused(raw, '不在您的管理范围内')
  if (raw.name && bare(raw.name) !== bare(target.name)) return refused(raw, `证号登记在“${target.name}”名下，与文件里的名字不同`)
  const same = target.state === raw.state && (raw.validUntil === null || raw.validUntil === target.validUntil)
  const until = raw.validUntil && raw.validUntil !== target.validUntil ? `，有效期至 ${raw.validUntil}` : ''
  return {
    line: raw.line, who: target.name, licenceNumber: raw.licenceNumber || target.licenceNumber, verdict: same ? 'same' : 'change', says: same ? stateWord(target.state) : `${stateWord(target.state)} → ${stateWord(raw.state)}${until}`,
    target: { what: target.what, id: target.id, state: raw.state, since: raw.since, validUntil: raw.validUntil },
  }
}

const refused = (raw: RawStatus, says: string): JudgedRow => ({ line: raw.line, who: raw.name, licenceNumber: raw.licenceNumber || raw.creditCode, verdict: 'refused', says, target: null })
const bare = (name: string): string => name.normalize('NFKC').replace(/\(演示\)$/u, '').replace(/\s/gu, '')

type Known = { what: 'body' | 'person'; id: string; name: string; creditCode: string | null; licenceNumber: string; state: LicenceState; validUntil: string | null; unitId: string; bureauId: string }
export type JudgedRow = StatusRow & { target: { what: 'body' | 'person'; id: string; state: LicenceState; since: string | null; validUntil: string | null } | null }
