import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { samples } from '../testing/sample-files.ts'
import { testDatabase } from '../testing/postgres.ts'
import type { Actor } from './access.ts'
import { attachWrites, attachmentWrite, clearOrphans, findAttachment, findAttachments, findPending } from './attachments.ts'
import { inContext } from './context.ts'
import type { Tx } from './context.ts'
import { createVault, newKeyring } from './crypto.ts'
import { createFileStore } from './files.ts'
import { flush } from './flush.ts'
import { newId } from './ids.ts'

const { pool, ownerPool, drop } = await testDatabase()
after(drop)
const folder = mkdtempSync(join(tmpdir(), 'santai-attachments-'))
const store = createFileStore({ folder, vault: createVault(newKeyring()) })
const now = new Date('2026-09-30T09:00:00+08:00')
const [mei, lin] = [person('梅'), person('林')]

test('an upload waits for its form, can be attached by its uploader only, and only once', async () => {
  const id = await upload(mei, samples.png)
  const pending = (who: Actor) => as(who, (tx) => findPending(tx, [id], who))
  assert.equal((await pending(mei)).length, 1)
  assert.equal((await pending(lin)).length, 0)
  const orderId = newId()
  await attach(mei, id, orderId)
  assert.equal((await pending(mei)).length, 0)
  const [found] = await as(mei, (tx) => findAttachments(tx, 'order', orderId), true)
  assert.deepEqual([found?.id, found?.name, found?.bytes], [id, 'a.png', samples.png.length])
})

test('second wall: nobody sees or takes another\'s upload, even when the application forgets to ask who', async () => {
  const id = await upload(mei, samples.jpg)
  assert.equal(await as(lin, (tx) => findAttachment(tx, id)), undefined)
  await as(lin, (tx) => tx.rows('update attachment set uploaded_by_id = $1', [lin.id]))
  assert.equal((await as(mei, (tx) => findAttachment(tx, id)))?.uploadedById, mei.id)
  await assert.rejects(as(mei, (tx) => tx.rows('delete from attachment where id = $1', [id])), /permission denied/)
})

test('forms that never came and files without a row are cleared after a day; what belongs to something stays', async () => {
  const [waiting, attached] = [await upload(mei, samples.pdf), await upload(mei, samples.docx)]
  await attach(mei, attached, newId())
  const stray = await store.save({ stream: Readable.from(samples.txt), filename: 'a.txt', field: 'f' })
  assert.deepEqual(await clearOrphans(pool, store, now), { rows: 0, files: 0 })
  for (const file of await store.listOlderThan(-1)) utimesSync(join(folder, file.slice(0, 2), file), new Date(0), new Date(0))
  const cleared = await clearOrphans(pool, store, new Date(now.getTime() + 90_000_000))
  assert.ok(cleared.rows >= 1 && cleared.files >= 2)
  assert.equal(await as(mei, (tx) => findAttachment(tx, waiting)), undefined)
  const kept = await ownerKept()
  assert.ok(kept.length > 0 && !kept.includes(stray.storedAs))
  assert.deepEqual((await store.listOlderThan(-1)).toSorted(), kept)
  assert.ok(readdirSync(folder).length > 0)
})

async function upload(who: Actor, content: Buffer): Promise<string> {
  const file = await store.save({ stream: Readable.from(content), filename: 'a.png', field: 'evidence' })
  const { id, write } = attachmentWrite(file, who, now)
  await as(who, (tx) => flush(tx, [write]))
  return id
}

async function attach(who: Actor, id: string, orderId: string): Promise<void> {
  await as(who, (tx) => flush(tx, attachWrites([id], 'order', orderId, who)), true)
}

function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>, flushing = false): Promise<T> {
  const reach = { city: false, bureauIds: [], unitIds: [], ownerId: actor.id, recordId: null }
  return inContext(pool, { actor, reach }, async (tx) => {
    if (flushing) await tx.rows(`select set_config('app.flush', 'on', true)`)
    return work(tx)
  })
}

async function ownerKept(): Promise<string[]> {
  const { rows } = await ownerPool.query(`select set_config('app.city', 'on', false)`).then(() => ownerPool.query('select distinct stored_as from attachment where removed_at is null order by 1'))
  return rows.map((row) => row.stored_as)
}

function person(name: string): Actor {
  return { kind: 'resident', id: newId(), name, appointments: [] }
}
