import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PDFDocument from 'pdfkit'
import { newId } from '../platform/ids.ts'
import { Resident } from '../rooms/portal/testing/resident.ts'
import { office } from '../testing/sample-files.ts'
import { openHouse, type ProofHouse } from './house.ts'

/** 国家秘密不进门 (保密法 31): every door, text and files. */
let house: ProofHouse
before(async () => { house = await openHouse() })
after(() => house.end())

const secret = '关于防汛物资调度的通知 机\u200b密★十年'
const intake = (need: string) => ({ requestId: newId(), person: { name: '王平', phone: '13855400001' }, kind: 'task', need, areaCode: '340403001' })
const whole = async (): Promise<string> => {
  const { rows } = await house.database.ownerPool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`)
  const texts = await Promise.all(rows.map(async ({ name }) => JSON.stringify((await house.database.ownerPool.query(`select * from "${name}"`)).rows)))
  return texts.join('\n')
}
const holds = async (): Promise<{ place: string; mark: string; field: string; actorName: string | null; id: string; handledNote: string | null }[]> =>
  (await house.ask({ method: 'GET', url: '/api/secrecy-holds?size=200', cookie: await house.as('city-security') })).json().rows

test('[SECRET] 窗口、热线、草稿、办理记录、设置、接口：带密级标志的一律拦下，什么也没有存，安全保密管理员得到通知', async () => {
  const order = (await house.ask({ method: 'POST', url: '/api/intake/window', cookie: await house.as('tja-window'), body: { intake: intake('邻居占道'), identityVerified: true } })).json().orderId as string
  const client = await house.newClient('HN', '省平台')
  const before = await whole()
  for (const [login, method, url, body] of [
    ['tja-window', 'POST', '/api/intake/window', { intake: intake(`请看：${secret}`), identityVerified: true }],
    ['city-hotline1', 'POST', '/api/intake/hotline', { intake: { ...intake('问个事'), place: secret } }],
    ['tja-window', 'PUT', '/api/drafts/intake', { body: { need: secret } }],
    ['tja-dispatch', 'POST', `/api/orders/${order}/act`, { requestId: newId(), action: 'note', input: { text: '【绝密】' } }],
    ['city-dispatch', 'POST', '/api/foreign/import', { source: '省平台', lines: JSON.stringify({ foreignNumber: 'M-1', intake: intake(secret) }) }],
    ['tja-dispatch', 'POST', '/api/saved-views', { name: '秘密★', query: {} }],
    ['', 'POST', '/open/v1/requests', { foreignNumber: 'M-2', intake: intake(secret) }],
  ] as const) {
    const answer = await house.ask({ method, url, ...(login ? { cookie: await house.as(login) } : { bearer: client.bearer }), body })
    assert.equal(answer.statusCode, 422, `${url}: ${answer.body}`)
    assert.match(answer.json().error.message, /密级标志.*没有保存.*安全保密管理员.*12348/u, url)
  }
  const after = await whole()
  for (const word of ['防汛物资', '机\\u200b密', '【绝密】', '秘密★']) assert.ok(!after.includes(word), word)
  assert.ok(after.length > before.length)
  const rows = await holds()
  assert.ok(rows.length >= 7)
  assert.ok(rows.some((row) => row.place === 'POST /api/intake/window' && row.mark === '机密' && row.field === 'intake.need'))
  const notices = (await house.ask({ method: 'GET', url: '/api/notices', cookie: await house.as('city-security') })).json()
  assert.ok(notices.rows.some((row: { kind: string }) => row.kind === 'secrecyHold'))
  const { rows: audit } = await house.database.ownerPool.query(`select 1 from audit_entry where act = 'secrecy.heldBack' and result = 'refused'`)
  assert.ok(audit.length >= 7)
})

test('[SECRET] 群众网页：说明原因，不留草稿', async () => {
  const who = new Resident(house.app)
  await who.open('/')
  await who.submit('/ask', { need: secret })
  assert.equal(who.status, 422, who.text())
  assert.match(who.text(), /密级标志/u)
  assert.ok((await holds()).some((row) => row.place === 'POST /ask'))
})

test('[SECRET] 附件：正文、页眉、隐藏表、文件名、文本、PDF 里有标志的都不收；没有的照收', async () => {
  const order = (await house.ask({ method: 'POST', url: '/api/intake/window', cookie: await house.as('tja-window'), body: { intake: intake('邻居养鸡扰民'), identityVerified: true } })).json().orderId as string
  const word = (part: string, text: string): Buffer => office('word/document.xml', 'wordprocessingml.document.main+xml', [{ name: part, content: `<w:hdr><w:p><w:r><w:t>${text.slice(0, 1)}</w:t></w:r><w:r><w:t>${text.slice(1)}</w:t></w:r></w:p></w:hdr>` }])
  const files: [string, Buffer][] = [
    ['通知.docx', word('word/header1.xml', '机密★5年')], ['批注.docx', word('word/comments.xml', '绝密★长期')], ['表.xlsx', office('xl/workbook.xml', 'spreadsheetml.sheet.main+xml', [{ name: 'xl/sharedStrings.xml', content: '<sst><si><t>秘密★</t></si></sst>' }])],
    ['说明.txt', Buffer.from('绝 密 ★ 启用前\n正文')], ['绝密★.txt', Buffer.from('没有什么')], ['件.pdf', await pdf('机密★10年')],
  ]
  for (const [name, content] of files) {
    const answer = await upload(order, name, content)
    assert.equal(answer.statusCode, 422, `${name}: ${answer.body}`)
    assert.match(answer.json().error.message, /密级标志/u, name)
  }
  for (const [name, content] of [['好.docx', word('word/header1.xml', '商业秘密保护')], ['好.txt', Buffer.from('他秘密拍摄我')], ['好.pdf', await pdf('国家秘密的密级分为绝密、机密、秘密三级')]] as [string, Buffer][]) assert.equal((await upload(order, name, content)).statusCode, 200, name)
  const { rows } = await house.database.ownerPool.query('select name from attachment')
  assert.deepEqual(rows.map((r: { name: string }) => r.name).sort(), ['好.docx', '好.pdf', '好.txt'])
})

test('[SECRET] 处置由安全保密管理员登记一次；别人看不到，审计员只能看', async () => {
  const [first] = await holds()
  const handle = async (login: string) => (await house.ask({ method: 'POST', url: `/api/secrecy-holds/${first!.id}/handle`, cookie: await house.as(login), body: { reason: '已联系本人，原件已交保密办' } })).statusCode
  assert.deepEqual([await handle('city-security-audit'), await handle('tja-head'), await handle('city-security'), await handle('city-security')], [403, 403, 200, 404])
  assert.equal((await house.ask({ method: 'GET', url: '/api/secrecy-holds', cookie: await house.as('city-security-audit') })).statusCode, 200)
  assert.equal((await house.ask({ method: 'GET', url: '/api/secrecy-holds', cookie: await house.as('city-head') })).statusCode, 403)
})

test('[SECRET] 说到保密的平常话照常受理', async () => {
  for (const need of ['前公司说我侵犯商业秘密，要我赔钱', '有人秘密拍摄我洗澡，怎么告他', '泄露机密级文件怎么判', '请替我保密，不要告诉家里人']) {
    const answer = await house.ask({ method: 'POST', url: '/api/intake/window', cookie: await house.as('tja-window'), body: { intake: intake(need), identityVerified: true } })
    assert.equal(answer.statusCode, 200, need)
  }
})

async function upload(order: string, name: string, content: Buffer) {
  const mark = 'secrecy-part'
  const payload = Buffer.concat([Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${mark}--\r\n`)])
  return house.ask({ method: 'POST', url: `/api/orders/${order}/attachments`, cookie: await house.as('tja-window'), payload, headers: { 'content-type': `multipart/form-data; boundary=${mark}` } })
}

/** A PDF as a tool writes it that has only the common fonts: the words as UTF-16 in a literal of hex. */
function pdf(text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    const paper = new PDFDocument({ compress: true })
    paper.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
    const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')
    paper.addContent('BT').addContent('/F1 12 Tf').addContent(`<${hex}> Tj`).addContent('ET')
    paper.end()
  })
}
