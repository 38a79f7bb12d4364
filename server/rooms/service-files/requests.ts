import type { z } from 'zod'
import { word } from '../../../contract/glossary.ts'
import { correctable, requestKinds, type fileRequestInput, type FileRequestView } from '../../../contract/service-files.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import { birth, earlier, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import type { Sight, Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { dueAt } from '../../platform/deadlines.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { ruleAt } from '../../rules/deadline-register.ts'
import type { OpenGate } from '../citizens/index.ts'
import type { FileCall } from './file-view.ts'
import { fileRequests } from './lifecycle.ts'
import { serviceFilePermissions } from './permissions.ts'
import { subjectOf, type FileRequest } from './record.ts'

/** 本人要求复制、更正、删除: taken at any door, once the person is verified; somebody else decides. Once a `requestId`. */
export const askRequest = async (tx: Tx, gate: OpenGate, input: z.infer<typeof fileRequestInput>, call: FileCall & { sight: Sight; askedBy: string }): Promise<Answered> => {
  const { actor, now, world, vault } = call
  const key = { actor, sight: call.sight, id: gate.personId, action: 'file.ask', input: { kind: input.kind, field: input.field, wish: input.wish }, requestId: input.requestId, now }
  const before = await earlier(tx, key)
  if (before) return before
  // A code proves its one matter: name, telephone and address belong to the whole person.
  if (gate.scope === 'matter' && input.kind === 'correct' && input.field !== 'other') return { refusal: { kind: 'notAllowed', message: '只打开了一件事，不能更正姓名、电话、住址这些。请带证件到窗口，或填证件号码后四位打开全部档案后再提。' } }
  const rule = ruleAt('PI-RESP', now, world.register)
  const bureau = await tx.one<{ id: string }>(`select bureau_id as id from work_order where person_id = any($1) and ($2::uuid is null or matter_id = $2) order by created_at desc limit 1`, [gate.records, gate.matterId ?? null])
  const row = {
    state: 'asked', created_by: actor.id, asked_by: call.askedBy, door: gate.door, person_id: gate.personId, matter_id: gate.matterId ?? null, kind: input.kind, field: input.field ?? null,
    // Numbers stand in clear nowhere: the wish is shown with them masked, and kept whole under seal.
    wish: maskNumbers(input.wish), wish_sealed: vault.seal(input.wish, 'file-request'), bureau_id: bureau?.id ?? world.cityUnitId, due_at: dueAt(rule, now, world.calendar), verified: rule.verified,
  }
  const fresh = birth(fileRequests, { id: newId(now), as: 'ask', row, facts: { text: `本人要求${requestKinds[input.kind]}个人信息`, public: true } }, actor, now, { vault })
  const said: Answered = { answer: { id: fresh.record.id } }
  const bureauId = String(row.bureau_id)
  const told = { id: newId(now), at: now, unit_id: bureauId, role: bureauId === world.cityUnitId ? 'cityDispatcher' : 'countyDispatcher', kind: 'fileRequest', text: `有人要求${requestKinds[input.kind]}个人信息，请在“服务档案”里答复`, path: '/files' }
  await flush(tx, [...fresh.writes, { insert: 'notice', row: told }, auditWrite({ actor, at: now, act: 'file.ask', object: gate.personId, purpose: requestKinds[input.kind], result: 'ok' }), requestWrite(key, said)])
  return said
}

/** The requests of this person, as far as the gate reaches. Who acts for him sees those made by one who does: his own words may speak of what is kept from them. */
export const requestsOf = async (tx: Tx, gate: OpenGate, call: Pick<FileCall, 'actor'>): Promise<FileRequestView[]> => {
  if (gate.basis === 'handling') return []
  const rows = await tx.rows<{ id: string }>('select id from file_request where person_id = any($1) and ($2::uuid is null or matter_id = $2) and ($3 or asked_by = $4) order by created_at desc limit 50', [gate.records, gate.matterId ?? null, gate.basis === 'verified', byAgent], 'file_requests')
  return viewsOf(tx, rows.map((row) => row.id), call.actor)
}

export const byAgent = '代办人'

/** What waits for a decision within one's reach, the most pressing first. */
export const listRequests = async (tx: Tx, call: { actor: Actor; vault: Vault; open: boolean; where: string; values: unknown[] }): Promise<FileRequestView[]> => {
  const rows = await tx.rows<{ id: string }>(`select r.id from file_request r where (r.decided_at is null and r.state = 'asked') = $1 and ${call.where} order by r.due_at limit 100`, [call.open, ...call.values])
  const views = await viewsOf(tx, rows.map((row) => row.id), call.actor, call.vault)
  return rows.flatMap(({ id }) => views.find((view) => view.id === id) ?? [])
}

/** Whoever decides reads the wish whole: a new telephone number must be read to be entered. */
async function viewsOf(tx: Tx, ids: readonly string[], actor: Actor, vault?: Vault): Promise<FileRequestView[]> {
  const records = await tx.rows<FileRequest & { personShown: string | null }>(`select ${columns} from file_request r where r.id = any($1) order by r.created_at desc`, [ids], 'file_request_views')
  return records.map((record) => {
    const view = requestView(record, actor)
    return { ...view, personShown: record.personShown ?? '', wish: vault && view.mayDecide && record.wishSealed ? vault.open(record.wishSealed, 'file-request') : view.wish }
  })
}

function requestView(record: FileRequest, actor: Actor): Omit<FileRequestView, 'personShown'> {
  const { id, version, personId, kind, wish, state, askedBy, answer, ground, refusedParts } = record
  const open = state === 'asked'
  return {
    id, version, personId, kind, wish, state, askedBy, answer, ground, refusedParts, kindWords: requestKinds[kind], field: record.field && (correctable[record.field as keyof typeof correctable] ?? record.field), stateWords: word('fileRequestState', state),
    createdAt: record.createdAt.toISOString(), dueAt: record.dueAt.toISOString(), dueVerified: record.verified, decidedAt: record.decidedAt?.toISOString() ?? null, erasedAt: record.erasedAt?.toISOString() ?? null,
    mayDecide: open && allowed(serviceFilePermissions, 'decide', actor, subjectOf(record)),
  }
}

const columns = `r.id, r.version, r.state, r.person_id as "personId", (select p.name_shown from person p where p.id = r.person_id) as "personShown", r.kind, r.field, r.wish, r.wish_sealed as "wishSealed", r.asked_by as "askedBy", r.answer, r.ground, r.refused_parts as "refusedParts", r.created_at as "createdAt", r.created_by as "createdBy",
  r.bureau_id as "bureauId", r.due_at as "dueAt", r.verified, r.decided_at as "decidedAt", r.erased_at as "erasedAt"`

