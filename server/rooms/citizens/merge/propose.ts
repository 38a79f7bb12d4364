import type { SameAnswer, samePersonEndpoints } from '../../../../contract/citizens.ts'
import type { z } from 'zod'
import { isEmpty, reachOf } from '../../../platform/access.ts'
import { once, requestWrite, type Answered } from '../../../platform/act.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { Refused, type Refusal } from '../../../platform/errors.ts'
import { flushLast } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { numbersNamed } from '../../../platform/narrative-tokens/index.ts'
import { countNames } from '../same-person/find-same.ts'
import { storedPersons } from '../same-person/stored.ts'
import { judge } from '../same-person/verdict.ts'
import { answerOf, raised } from './lifecycle.ts'
import { samePermissions } from './permissions.ts'

/** A clerk says that two records may be of one person. Only records that he may see himself can be named. */
export const proposePair = async (vault: Vault, call: Pick<Call, 'actor' | 'sight' | 'now' | 'pool'>, input: Proposed): Promise<SameAnswer> => {
  const { requestId, ...named } = input
  const key = { actor: call.actor, sight: call.sight, id: 'samePerson', action: 'propose', input: named, requestId, now: call.now }
  const answered = await once(call.pool, key, () => inContext(call.pool, call.sight, async (tx): Promise<Answered> => {
    const made = await proposal(tx, vault, call, named)
    const answer: Answered = 'writes' in made ? { answer: answerOf(made.record, call.actor) } : { refusal: made }
    await flushLast(tx, [...('writes' in made ? made.writes : []), auditWrite({ actor: call.actor, at: call.now, act: 'samePerson.propose', object: named.oneId, purpose: null, result: 'writes' in made ? 'ok' : 'refused' }), requestWrite(key, answer)])
    return answer
  }))
  if ('refusal' in answered) throw new Refused(answered.refusal)
  return answered.answer as SameAnswer
}

async function proposal(tx: Tx, vault: Vault, { actor, now }: Pick<Call, 'actor' | 'now'>, { oneId, otherId, reason }: Omit<Proposed, 'requestId'>): Promise<Refusal | ReturnType<typeof raised>> {
  if (isEmpty(reachOf(samePermissions, 'propose', actor))) return { kind: 'notAllowed', message: '您没有提出“疑似同一人”的权限。' }
  if (oneId === otherId) return { kind: 'invalid', message: '请选择两份不同的记录。', fields: { otherId: '和第一份是同一份' } }
  const persons = await storedPersons(tx, vault, [oneId, otherId])
  if (persons.length < 2) return { kind: 'notFound', message: '没有找到两份记录，或其中一份不在您的权限范围内（匿名的不能合并）。' }
  if (persons[0]!.canonicalId === persons[1]!.canonicalId) return { kind: 'conflict', message: '这两份记录已经合在一起了。' }
  const known = await tx.one<{ state: string }>('select state from same_person where one_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)', [oneId, otherId])
  if (known) return { kind: 'conflict', message: known.state === 'notSame' ? '这两份记录已经判定不是同一个人；有新情况的，请调度员重新判断。' : '这两份记录已经在名单里。' }
  const bureau = (await tx.one<{ id: string | null }>('select person_bureau($1, $2) as id', [oneId, otherId]))?.id ?? null
  const namesAt = await countNames(tx, vault, persons[0]!.facts.phones, persons[0]!.known.name)
  const judgement = judge(persons[0]!.facts, persons[1]!.facts, { namesAt })
  return raised(oneId, otherId, { ...judgement, reasons: judgement.evidence.map((one) => one.text) }, { actor, now, bureauId: bureau, text: `提出：${numbersNamed(reason)}` })
}

type Proposed = z.infer<typeof samePersonEndpoints.propose.input>
