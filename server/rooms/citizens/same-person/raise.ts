import type pg from 'pg'
import { systemActor } from '../../../platform/access.ts'
import { inContext, systemSight, type Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { flush } from '../../../platform/flush.ts'
import type { Job } from '../../../platform/jobs.ts'
import { raised } from '../merge/lifecycle.ts'
import { findLike } from './find-same.ts'
import { keepKeys } from './key-keeping.ts'
import { keyMark } from './keys.ts'
import { openRow, personColumns, type PersonRow, type Stored } from './stored.ts'


/**
 * Behind the commit, never in an intake: new persons get their keys, and who is like somebody comes to the list. Ids sort by
 * time, so each tick looks at the last minutes only; once a night at all, which finds what came late, what was changed, and
 * what was keyed under a former key of the vault.
 */
export const samePersonJobs = (pool: pg.Pool, vault: Vault): readonly Job[] => {
  let from = first
  return [
    { name: 'raise-same-persons', run: async (_payload, { now, signal }) => {
      const { count, last } = await raiseSame(pool, vault, now, from)
      if (!signal.aborted) from = count < most ? idBefore(new Date(now.getTime() - 15 * 60_000)) : last
    } },
    { name: 'raise-all-same-persons', run: async (_payload, { now, signal }) => {
      for (let at = first, count = most; count === most && !signal.aborted;) ({ count, last: at } = await raiseSame(pool, vault, now, at))
      await bringBack(pool, now)
    } },
  ]
}

/** One batch; answers how many persons it looked at, and the last of them. */
export const raiseSame = async (pool: pg.Pool, vault: Vault, now: Date, from = first): Promise<{ count: number; last: string }> => {
  const persons = await inContext(pool, systemSight, async (tx) => {
    const rows = await tx.rows<PersonRow>(
      `${personColumns} left join person_keyed k on k.person_id = p.id
       where p.id > $1 and not p.anonymous and (k.person_id is null or k.mark <> $2 or exists (select from person_identifier i where i.person_id = p.id and greatest(i.from_at, i.ended_at) > k.made_at)) order by p.id limit ${most}`, [from, keyMark(vault)])
    const stored = rows.map((row) => openRow(row, vault))
    await keepKeys(tx, vault, stored, now)
    return stored
  })
  for (const person of persons) await inContext(pool, systemSight, (tx) => raiseOne(tx, vault, person, now))
  return { count: persons.length, last: persons.at(-1)?.id ?? from }
}

async function raiseOne(tx: Tx, vault: Vault, person: Stored, now: Date): Promise<void> {
  const found = (await findLike(tx, vault, person.facts, person)).filter((one) => one.canonicalId !== person.canonicalId).slice(0, mostPairs)
  if (found.length === 0) return
  const known = await tx.rows<{ id: string }>('select case when one_id = $1 then other_id else one_id end as id from same_person where one_id = $1 or other_id = $1', [person.id])
  for (const one of found.filter(({ personId }) => !known.some(({ id }) => id === personId))) {
    const bureau = (await tx.one<{ id: string | null }>('select person_bureau($1, $2) as id', [person.id, one.personId]))?.id ?? null
    await flush(tx, raised(person.id, one.personId, one, { actor: systemActor, now, bureauId: bureau, text: '系统比对提出' }).writes)
  }
}

/** 以后再说, and the day has come: it is shown among those to decide again. Nothing is decided, so this is no step of its life. */
async function bringBack(pool: pg.Pool, now: Date): Promise<void> {
  await inContext(pool, systemSight, (tx) => tx.rows('update same_person set bits = bits + 100, look_again_on = null where look_again_on <= $1 and bits < 100', [now]))
}

const first = '00000000-0000-0000-0000-000000000000'
const idBefore = (at: Date): string => `${at.getTime().toString(16).padStart(12, '0').replace(/^(.{8})(.{4})$/u, '$1-$2')}-0000-0000-000000000000`
const most = 200
const mostPairs = 5
