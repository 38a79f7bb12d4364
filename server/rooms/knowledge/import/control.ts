import type { ImportView } from '../../../../contract/knowledge.ts'
import { earlier, once, requestWrite, type Answered } from '../../../platform/act.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import { Refused, refuse, type Refusal } from '../../../platform/errors.ts'
import { flush } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { lookAtImport } from './list.ts'
import { stageFile } from './stage.ts'

/** One file of a multipart form, read as it comes. Whatever the file itself got wrong is said by its own record. */
export const upload = async (call: Call): Promise<ImportView> => {
  const { actor, now, pool, sight, request } = call
  if (!request.isMultipart?.()) return refuse('invalid', '请选择要导入的文件。', { fields: { files: '请选择文件' } })
  const part = await firstFile(call)
  const id = await stageFile({ pool, actor, sight, now }, { name: part.filename, bytes: part.file })
  part.file.resume()
  return inContext(pool, sight, async (tx) => {
    await flush(tx, [auditWrite({ actor, at: now, act: 'knowledge.upload', object: id, purpose: null, result: 'ok' })])
    return lookAtImport(tx, id)
  })
}

/** 导入: the good rows go in by themselves; a stopped one goes on where it stood. */
export const runImportNow = (call: Call, input: { id: string; requestId: string }): Promise<ImportView> => settle(call, 'run', input, (stage) => (['waiting', 'cancelled'].includes(stage) ? 'running' : undefined))

/** 停止: what is in already stays, and the record says up to which row. */
export const cancelImport = (call: Call, input: { id: string; requestId: string }): Promise<ImportView> => settle(call, 'cancel', input, (stage) => (stage === 'reading' ? 'failed' : ['waiting', 'running'].includes(stage) ? 'cancelled' : undefined))

async function firstFile(call: Call) {
  try {
    const part = await call.request.file()
    if (part?.file && part.filename) return part
  } catch (error) {
    if (!(error instanceof Error) || 'statusCode' in error) throw error
  }
  return refuse('invalid', '文件没有传完整，请重新选择后再传。', { fields: { files: '请选择文件' } })
}

async function settle(call: Call, action: string, { id, requestId }: { id: string; requestId: string }, next: (stage: string) => string | undefined): Promise<ImportView> {
  const { actor, now, pool, sight } = call
  const asked = { actor, sight, id, action: `import.${action}`, input: {}, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const no = await move(tx, id, next)
    await flush(tx, [auditWrite({ actor, at: now, act: `knowledge.import.${action}`, object: id, purpose: null, result: no ? 'refused' : 'ok' }), requestWrite(asked, no ? { refusal: no } : { answer: { id } })])
    return no ? { refusal: no } : { answer: { id } }
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return inContext(pool, sight, (tx) => lookAtImport(tx, id))
}

async function move(tx: Tx, id: string, next: (stage: string) => string | undefined): Promise<Refusal | undefined> {
  const found = await tx.one<{ stage: string }>('select stage from knowledge_import where id = $1 for update', [id])
  if (!found) return { kind: 'notFound', message: '没有找到这次导入。' }
  const to = next(found.stage)
  if (!to) return { kind: 'wrongState', message: '这次导入现在不能这样做，请刷新后再看。', state: found.stage }
  await tx.rows('update knowledge_import set stage = $2, ended_at = case when $2 = $3 then null else now() end where id = $1', [id, to, 'running'])
  return undefined
}
