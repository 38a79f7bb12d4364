import { outboxWrite } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { flush } from '../../platform/flush.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Listener } from '../../platform/outbox.ts'

/** Somebody wants the walk now; it goes on behind his back, for it takes minutes. */
export const askForCheck = async ({ tx, actor, now }: TxCall): Promise<{ queued: true }> => {
  await flush(tx, [outboxWrite(now, 'site.checkAsked', 'siteCheck', newId(now), {}), auditWrite({ actor, at: now, act: 'site.askForCheck', object: 'site_check', purpose: null, result: 'ok' })])
  return { queued: true }
}

export const checkWhenAsked: Listener = { event: 'site.checkAsked', name: 'check-site', run: async (_event, client) => { await addJob(client, 'check-site') } }
