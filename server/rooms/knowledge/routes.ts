import { knowledgeEndpoints as e, type EntryAnswer } from '../../../contract/knowledge.ts'
import { isEmpty, reachOf } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { enterEffect } from './effects.ts'
import { entries, entrySight } from './entries/lifecycle.ts'
import { listEntries, lookAtEntry } from './entries/list.ts'
import { writeEntry } from './entries/write.ts'
import { cancelImport, runImportNow, upload } from './import/control.ts'
import { listImports, lookAtImport, reportOf } from './import/list.ts'
import { articlePage, lawView, libraryView } from './library.ts'
import { knowledgePermissions } from './permissions.ts'

const may = (action: string) => ({ rows: knowledgePermissions, action })
const staff = { signedIn: true } as const
const nothing = { reads: 'nothing' } as const
const ownEntry = { reads: 'ownEntry' } as const

export const knowledgeRoutes: readonly AnyRoute[] = [
  route({ endpoint: e.library, permission: staff, audit: nothing, run: { inTx: async (call, input) => libraryView(call.tx, staffIn(call), input) } }),
  route({ endpoint: e.law, permission: staff, audit: nothing, run: { inTx: async (call, input) => lawView(call.tx, staffIn(call), input) } }),
  route({ endpoint: e.article, permission: staff, audit: nothing, run: { inTx: async (call, input) => articlePage(call.tx, staffIn(call), input) } }),
  route({ endpoint: e.enterEffect, permission: may('enterEffect'), audit: ownEntry, run: { own: enterEffect } }),
  route({ endpoint: e.entries, permission: staff, audit: nothing, run: { inTx: async (call, input) => listEntries(call.tx, staffIn(call), input) } }),
  route({ endpoint: e.entry, permission: staff, audit: nothing, run: { inTx: async (call, input) => lookAtEntry(call.tx, staffIn(call), input.id) } }),
  route({ endpoint: e.writeEntry, permission: may('write'), audit: ownEntry, run: { own: writeEntry } }),
  route({
    endpoint: e.actOnEntry, permission: { byAction: true }, audit: ownEntry,
    run: { own: async ({ pool, actor, now }, { id, ...asked }) => (await act(entries, { pool, world: null }, { ...asked, id, actor, now, sight: entrySight(actor) })) as EntryAnswer },
  }),
  route({ endpoint: e.imports, permission: may('import'), audit: nothing, run: { inTx: async (call) => ({ rows: await listImports(call.tx), mayImport: !isEmpty(reachOf(knowledgePermissions, 'import', call.actor)) }) } }),
  route({ endpoint: e.import, permission: may('import'), audit: nothing, run: { inTx: (call, { id }) => lookAtImport(call.tx, id) } }),
  route({ endpoint: e.upload, permission: may('import'), audit: ownEntry, run: { own: (call) => upload(call) } }),
  route({ endpoint: e.runImport, permission: may('import'), audit: ownEntry, run: { own: runImportNow } }),
  route({ endpoint: e.cancelImport, permission: may('import'), audit: ownEntry, run: { own: cancelImport } }),
  route({
    endpoint: e.importReport, permission: may('import'), audit: nothing,
    run: {
      own: async (call, { id }) => {
        const { name, bytes } = await inContext(call.pool, call.sight, (tx) => reportOf(tx, id))
        call.reply.headers(downloadHeaders({ name, mediaType: 'text/csv; charset=utf-8', bytes: bytes.length }))
        return bytes as unknown as Blob
      },
    },
  }),
]

/** The law is public, but these are the pages of the staff. */
const staffIn = (call: TxCall): TxCall => (call.actor.kind === 'staff' ? call : refuse('notAllowed', '这项功能只供工作人员使用。'))
