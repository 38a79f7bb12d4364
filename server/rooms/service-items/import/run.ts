import type { Definition, ImportReport } from '../../../../contract/service-items.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import { flush } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { oneFile } from '../../../platform/one-file.ts'
import { itemSight } from '../items/lifecycle.ts'
import { newItem } from '../items/write.ts'
import { judgeRows, type Known } from './judge.ts'
import { rowsOfFile } from './rows.ts'

/** 导入: the preview changes nothing; with run=yes the good items become drafts, which another person approves one by one. */
export const importItems = async (call: Call, { run }: { run: 'yes' | 'no' }): Promise<ImportReport> => {
  const { actor, now, pool } = call
  const { name, bytes } = await oneFile(call.request)
  const rows = await rowsOfFile(name, bytes)
  if (rows.length === 0) return refuse('invalid', '文件里没有可以导入的内容。', { fields: { files: '没有内容' } })
  return inContext(pool, itemSight(actor), async (tx) => {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('service-item-import'))`)
    const { lines, good } = judgeRows(rows, await knownItems(tx))
    const writes = run === 'yes' ? good.flatMap(({ code, definition, known }) => newItem({ code, edition: (known?.edition ?? 0) + 1, definition, by: actor, origin: 'import' }, now).writes) : []
    await flush(tx, [...writes, auditWrite({ actor, at: now, act: `serviceItem.import.${run === 'yes' ? 'run' : 'check'}`, object: noRecord, purpose: null, result: 'ok' })])
    return { file: name.slice(0, 120), done: run === 'yes', lines }
  })
}

/** The newest edition of each code, and whether a draft is open. */
async function knownItems(tx: Tx): Promise<Map<string, Known>> {
  const rows = await tx.rows<{ code: string; id: string; name: string; edition: number; definition: Definition; draft: boolean }>(
    `select distinct on (code) code, id, name, edition, definition, state = 'draft' as draft from service_item order by code, edition desc`)
  return new Map(rows.map(({ code, ...known }) => [code, known]))
}

const noRecord = '00000000-0000-7000-8000-000000000000'
