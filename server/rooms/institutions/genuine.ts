import { kindWord, stateWord, type LicenceState } from '../../../contract/institutions.ts'
import type { Tx } from '../../platform/context.ts'
import type { Day } from '../../platform/days.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import { isOfficial } from './kinds.ts'
import { standingOf } from './standing.ts'

/**
 * 真伪核验: a name, a licence number, a credit code or the name of a body, whole and exact, so that nobody leafs through the register
 * by guessing. It answers whether he may practise, where and since when, and nothing else of him.
 */
export const findGenuine = async (tx: Tx, typed: string, day: Day): Promise<Genuine> => {
  const q = bare(typed)
  const number = q.toUpperCase()
  const people = await tx.rows<Raw>(
    `select p.name, p.kind, u.name as "bodyName", u.code as "bodyCode", p.state, p.state_since::text as "stateSince", p.valid_until::text as "validUntil", p.demo, bs.state as "bodyState", bs.valid_until::text as "bodyUntil"
     from practitioner p join unit u on u.id = p.unit_id left join institution bs on bs.id = u.id where p.name = $1 or upper(p.licence_number) = $2 order by p.name, u.path limit ${atMost + 1}`, [q, number])
  const bodies = await tx.rows<Raw>(
    `select u.name, u.kind, u.name as "bodyName", u.code as "bodyCode", i.state, i.state_since::text as "stateSince", i.valid_until::text as "validUntil", u.demo, null as "bodyState", null as "bodyUntil"
     from unit u left join institution i on i.id = u.id where ${nameOf} = $1 or i.credit_code = $2 or upper(i.licence_number) = $2 order by u.path limit ${atMost + 1}`, [q, number])
  const finds = [...people.map((row) => personFind(row, day)), ...bodies.map((row) => bodyFind(row, day))]
  return { finds: finds.slice(0, atMost), more: finds.length > atMost }
}

const personFind = (row: Raw, day: Day): GenuineFind => {
  const standing = standingOf({ state: row.state!, stateSince: row.stateSince, validUntil: row.validUntil }, day)!
  const body = row.bodyState ? standingOf({ state: row.bodyState, stateSince: null, validUntil: row.bodyUntil }, day) : null
  const bodyStopped = standing.good && body !== null && !body.good
  return { what: 'person', name: row.name, kindName: kindWord(row.kind), bodyName: row.bodyName, bodyCode: row.bodyCode, verdict: standing.good && !bodyStopped ? 'genuine' : 'notNow', stateName: bodyStopped ? `所在机构${stateWord(body.state)}` : stateWord(standing.state), since: bodyStopped ? null : standing.since, demo: row.demo }
}

const bodyFind = (row: Raw, day: Day): GenuineFind => {
  const standing = row.state ? standingOf({ state: row.state, stateSince: row.stateSince, validUntil: row.validUntil }, day) : null
  const official = isOfficial(row.kind)
  return { what: official ? 'office' : 'body', name: row.name, kindName: unitKindName(row.kind), bodyName: row.bodyName, bodyCode: row.bodyCode, verdict: official || standing?.good ? 'genuine' : standing ? 'notNow' : 'unknown', stateName: standing ? stateWord(standing.state) : official ? '司法行政机关的服务机构' : '执业证照没有登记', since: official ? null : standing?.since ?? null, demo: row.demo }
}

/** Widths, blanks and the mark of the demonstration do not tell one name from another. */
const bare = (typed: string): string => typed.normalize('NFKC').replace(/\s/gu, '').replace(/\(演示\)$/u, '')
const nameOf = `regexp_replace(replace(replace(u.name, '（', '('), '）', ')'), '\\(演示\\)$', '')`
const atMost = 10

type Raw = { name: string; kind: string; bodyName: string; bodyCode: string; state: LicenceState | null; stateSince: Day | null; validUntil: Day | null; demo: boolean; bodyState: LicenceState | null; bodyUntil: Day | null }
export type GenuineFind = { what: 'person' | 'body' | 'office'; name: string; kindName: string; bodyName: string; bodyCode: string; verdict: 'genuine' | 'notNow' | 'unknown'; stateName: string; since: Day | null; demo: boolean }
export type Genuine = { finds: GenuineFind[]; more: boolean }
