import { earlier, once, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext } from '../../platform/context.ts'
import { Refused, type Refusal } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { changedEvent } from './entries/record.ts'

/** 录入施行日期: by a person, with the source, on record; it stands over every file from then on, and the last entry counts. */
export const enterEffect = async (call: Call, { id, requestId, ...input }: { id: string; requestId: string; effectiveOn: string; endsOn?: string | undefined; source: string }): Promise<{ ok: true }> => {
  const { actor, now, pool, sight } = call
  const asked = { actor, sight, id, action: 'enterEffect', input, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const version = await tx.one<{ publishedOn: string | null }>('select published_on::text as "publishedOn" from law_version where id = $1 for update', [id])
    const no = objection(version, input)
    if (!no) {
      await tx.rows(`update law_version set effective_on = $2, ends_on = $3, effect_by = 'person', changed_at = now() where id = $1`, [id, input.effectiveOn, input.endsOn ?? null])
      await tx.rows('update law_article set changed_at = now() where version_id = $1', [id])
    }
    const said: Answered = no ? { refusal: no } : { answer: { ok: true } }
    const since = (await tx.one<{ at: Date }>(`select date_trunc('milliseconds', now()) as at`))!.at
    await flush(tx, [
      ...(no ? [] : [{ insert: 'law_effect', row: { id: newId(now), version_id: id, effective_on: input.effectiveOn, ends_on: input.endsOn ?? null, source: input.source, entered_by: actor.id, entered_at: now } }, changedEvent('articles', id, now, since)]),
      auditWrite({ actor, at: now, act: 'knowledge.enterEffect', object: id, purpose: no ? null : input.source.slice(0, 500), result: no ? 'refused' : 'ok' }), requestWrite(asked, said),
    ])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return { ok: true }
}

function objection(version: { publishedOn: string | null } | undefined, input: { effectiveOn: string; endsOn?: string | undefined }): Refusal | undefined {
  if (!version) return { kind: 'notFound', message: '没有找到这个版本。' }
  if (version.publishedOn && input.effectiveOn < version.publishedOn) return { kind: 'invalid', message: `这一版 ${version.publishedOn} 才公布，施行日期不会更早。`, fields: { effectiveOn: `不早于公布日期 ${version.publishedOn}` } }
  return input.endsOn && input.endsOn <= input.effectiveOn ? { kind: 'invalid', message: '失效日期须晚于施行日期。', fields: { endsOn: '须晚于施行日期' } } : undefined
}
