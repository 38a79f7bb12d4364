import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { equalSecrets, type Vault } from '../../platform/crypto.ts'
import { newId } from '../../platform/ids.ts'
import { gateDefaults, type GateDoor, type GateWay } from '../../rules/file-gate.ts'
import type { OpenGate } from './gate.ts'
import { openGate } from './gate-open.ts'
import { keysOf, plainPhone } from './person.ts'

/**
 * Proves who stands or calls here, and opens his file. Whoever does not fit gets nothing, and the same nothing as somebody whom
 * nobody knows: the same look-ups are made, the same row of a try is kept. On the telephone five failed tries for the same
 * facts close that way for a day, whether or not there is such a person.
 */
export const identify = async (tx: Tx, vault: Vault, asked: Identification): Promise<Identified> => {
  const { found, locked } = await proved(tx, vault, asked)
  // One contact at a time: with the next person the file of the one before is shut.
  if (found.length) await tx.rows('update file_gate set closed_at = $2 where holder_id = $1 and door = $3 and closed_at is null and until_at > $2', [asked.actor.id, asked.now, asked.door])
  const gates: OpenGate[] = []
  for (const one of found) gates.push(await openGate(tx, { ...one, basis: 'verified', actor: asked.actor, now: asked.now, door: asked.door, way: asked.way, purpose: asked.purpose }))
  return { gates, locked }
}

/** Whom these facts name for certain; the try is counted, and past the limit nothing fits any more. */
export const proved = async (tx: Tx, vault: Vault, asked: Identification): Promise<{ found: Fitting[]; locked: boolean }> => {
  const subject = subjectOf(asked)
  const since = new Date(asked.now.getTime() - gateDefaults.lockHours * 3_600_000)
  const failed = await tx.one<{ n: number }>('select failed_tries($1, $2) as n', [vault.blindIndexes(subject, 'gate-try'), since], 'failed_tries')
  const locked = !papersSeen(asked) && (failed?.n ?? 0) >= gateDefaults.tries
  const fits = await fitting(tx, vault, asked)
  const found = locked ? [] : fits
  await tx.rows('insert into verification_try (id, at, subject_index, actor_id, door, way, fitted) values ($1, $2, $3, $4, $5, $6, $7)',
    [newId(asked.now), asked.now, vault.blindIndex(subject, 'gate-try'), asked.actor.id, asked.door, asked.way, found.length > 0])
  return { found, locked }
}

/**
 * The persons whom these facts name for certain. An identity number that nobody has checked proves nothing, and a query code
 * proves its own matter: name and telephone of another are easily typed on the web, and must not open what is his.
 */
export async function fitting(tx: Tx, vault: Vault, asked: Identification): Promise<Fitting[]> {
  const keys = keysOf({ name: asked.name, phone: asked.phone, idNumber: asked.idNumber }, vault)
  const rows = await tx.rows<Known>(knownSql, [keys.idNumbers, keys.phones, keys.name, asked.byCode?.personId ?? null])
  if (asked.byCode !== undefined) return asked.byCode ? byCode(rows, vault, asked, asked.byCode) : []
  const fits = (row: Known): boolean => (papersSeen(asked) ? byPapers(row, keys, asked, vault) && notAnother(row, keys, asked, vault) : byDetails(row, keys, asked, vault))
  return [...new Map(rows.filter(fits).map(({ who, id }) => [who, id])).values()].slice(0, 3).map((personId) => ({ personId }))
}

/**
 * Records that were decided to be of one person (same-person/) are one: what proves one of them opens all. The gate stands on the
 * record that was proved, so that taking the decision back leaves nothing open of the other. `papers`: the checked numbers of this
 * record, those shown later included; `papered`: some record of his bears one. A former telephone proves nothing: somebody else may have it.
 */
const checkedCard = `i.kind = 'idCard' and i.checked and i.ended_at is null`
const knownSql = `
  select id, canonical_person(id) as who, phone_index as "phoneIndex", id_number_sealed as sealed,
    (select coalesce(jsonb_agg(jsonb_build_object('index', of.index, 'sealed', of.sealed)), '[]') from (
      select id_number_index as index, id_number_sealed as sealed where id_number_index is not null union all
      select i.value_index, i.value_sealed from person_identifier i where i.person_id = person.id and ${checkedCard}) of) as papers,
    exists (select 1 from person r where r.id = any(person_records(person.id)) and (r.id_number_index is not null or exists (select 1 from person_identifier i where i.person_id = r.id and ${checkedCard}))) as papered from person
  where not anonymous and ((id_number_index = any($1) or id in (select i.person_id from person_identifier i where i.value_index = any($1) and ${checkedCard})) and ($3::text is null or name = $3)
    or phone_index = any($2) and name = $3 or id = any(person_records($4))) order by created_at limit 10`

/** The original in a clerk's hand, or the government's unified identity, which has checked it: no guess, so no try is counted against him. */
const papersSeen = ({ door, way }: Identification): boolean => door === 'window' || way === 'unified'

/** Nobody looks at a face here: where another number stands on record, checked or not, telephone and name are not enough. */
const notAnother = (row: Known, keys: Keys, { way, idNumber }: Identification, vault: Vault): boolean => way !== 'unified' || onPaper(row, keys) || row.sealed === null || equalSecrets(vault.open(row.sealed), idNumber ?? '')

/** The number on the paper is the one registered; where none is registered, the name on it and the registered telephone. */
function byPapers(row: Known, keys: Keys, asked: Identification, vault: Vault): boolean {
  if (keys.idNumbers.length && row.papers.length) return onPaper(row, keys)
  return phoneFits(row, keys) && (!row.papered || (keys.idNumbers.length === 0 && endsWith(row, asked.lastDigits ?? '', vault)))
}

/** Three things at once: name, registered telephone, the last digits of a checked number. */
const byDetails = (row: Known, keys: Keys, asked: Identification, vault: Vault): boolean =>
  phoneFits(row, keys) && (keys.idNumbers.length ? onPaper(row, keys) : endsWith(row, asked.lastDigits ?? '', vault))

/** Digits that do not fit open nothing, not even the one matter: else a holder of some code could try all of them. */
function byCode(rows: readonly Known[], vault: Vault, asked: Identification, code: ByCode): Fitting[] {
  const own = rows.find(({ id }) => id === code.personId)?.who
  const proved = rows.some((row) => row.who === own && endsWith(row, asked.lastDigits ?? '', vault))
  if (asked.lastDigits && !proved) return []
  return [{ personId: code.personId, ...(code.checked || proved ? {} : { matterId: code.matterId }) }]
}

const onPaper = (row: Known, keys: Keys): boolean => row.papers.some(({ index }) => keys.idNumbers.includes(index))

const phoneFits = (row: Known, keys: Keys): boolean => row.phoneIndex !== null && keys.phones.includes(row.phoneIndex)

function endsWith(row: Known, digits: string, vault: Vault): boolean {
  const typed = digits.toUpperCase()
  return /^[\dX]{4,18}$/.test(typed) && row.papers.some(({ sealed }) => equalSecrets(vault.open(sealed).slice(-typed.length), typed))
}

/** What a guesser would hold fixed while he tries the rest: with a code, whose it is, since one person may have many codes. */
const subjectOf = ({ phone, idNumber, name, way, byCode }: Identification): string => `${way === 'code' || way === 'codeOnline' ? 'code' : way === 'unified' ? 'unified' : 'facts'}:${byCode?.personId ?? (phone ? plainPhone(phone) : (idNumber ?? name ?? ''))}`

export type ByCode = { personId: string; matterId: string; /** The order was raised by one whose identity was verified then. */ checked: boolean }
export type Identification = {
  actor: Actor; now: Date; door: GateDoor; way: GateWay; purpose: string
  name?: string | undefined; phone?: string | undefined; idNumber?: string | undefined; lastDigits?: string | undefined
  /** What code and telephone opened; null when they did not fit. */ byCode?: ByCode | null
}
type Fitting = { personId: string; matterId?: string }
export type Identified = { gates: OpenGate[]; locked: boolean }
type Keys = ReturnType<typeof keysOf>
type Known = { id: string; who: string; phoneIndex: string | null; /** As typed, checked or not. */ sealed: string | null; papers: { index: string; sealed: string }[]; papered: boolean }
