import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { clearOrphans } from '../../platform/attachments.ts'
import { isSpokenCode, spokenCode } from '../../platform/ids.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { dropExpiredDrafts } from './index.ts'
import { openPaperPortal } from './testing/paper-portal.ts'
import { Resident } from './testing/resident.ts'

const database = await testDatabase()
const { ownerPool } = database
const { app, desk, pool, clock, files, close } = await openPaperPortal(database, '2026-11-23T02:00:00Z')
after(close)

const NEED = '楼上漏水，天花板湿了一大片，说了几次没人修。'
const PHONE = '13855407001'
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
const advance = (ms: number): void => clock.moveTo(new Date(clock.now().getTime() + ms))
const pause = (): void => advance(11 * 60_000)

/** Told as far as the second question, a photograph with it, and laid aside there without having chosen anything. */
async function halfWay(phone = PHONE): Promise<{ who: Resident; code: string }> {
  const who = await new Resident(app).open('/')
  await who.submit('/ask', { need: NEED })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  await who.upload('/ask/need', { need: `${NEED}我家在五楼。`, topic: '' }, [{ name: '天花板.png', content: PICTURE }], '/ask/need/save')
  assert.equal(who.url, '/continue/keep')
  await who.submit('/continue/keep', { phone })
  return { who, code: codeOn(who) }
}

const codeOn = (who: Resident): string => /class="figure">([^<]+)</.exec(who.page)?.[1] ?? ''
async function enter(code: string, more: Record<string, string> = {}, who = new Resident(app)): Promise<Resident> {
  await who.open('/continue')
  return who.submit('/continue', { code, ...more })
}
const drafts = async (): Promise<number> => (await ownerPool.query<{ n: number }>('select count(*)::int as n from portal_draft')).rows[0]!.n
const codes = async (): Promise<number> => (await ownerPool.query<{ n: number }>('select count(*)::int as n from portal_resume')).rows[0]!.n

describe('问到一半先存下来，凭接续码接着填', () => {
  test('换一台设备，从原来那一步接着填：写的字、传的照片、留的电话都在，交出去只有一件', async () => {
    const { who, code } = await halfWay()
    assert.match(code, /^[3-9A-Y]{4}-[3-9A-Y]{4}$/)
    assert.match(who.text(), /还没有交[\s\S]*接续码，加上电话 138\*\*\*\*7001[\s\S]*2026年11月30日[\s\S]*天数待核实/)
    const other = await enter(` ${code.toLowerCase()} `, { phone: '138 5540 7001' })
    assert.equal(other.url, '/ask/need')
    assert.match(other.text(), /我家在五楼[\s\S]*天花板\.png/)
    await other.submit('/ask/need', { need: `${NEED}我家在五楼。`, kind: 'task', topic: '' })
    await other.submit('/ask/place', { county: 'unknown' })
    assert.match(other.page, new RegExp(`value="${PHONE}"`), '存的时候留过的电话，不再问一遍')
    await other.submit('/ask/contact', { name: '王秀英', phone: PHONE })
    const before = desk.orders.size
    await other.submit('/ask/send', { truthful: 'yes' })
    assert.equal(other.url, '/ask/sent')
    await who.open('/ask/check')
    assert.equal(who.url, '/ask/sent', '第一台设备上看到的也是回执')
    assert.equal(desk.orders.size, before + 1)
    assert.match((await enter(code, { phone: PHONE })).text(), /打不开/, '交了，码就作废')
  })

  test('没留电话的，接续码 12 位，只要码；再存一次，码不变，天数重新算', async () => {
    const { who, code } = await halfWay('')
    assert.match(code, /^([3-9A-Y]{4}-){2}[3-9A-Y]{4}$/)
    const other = await enter(code.replaceAll('-', ' '))
    assert.equal(other.url, '/ask/need')
    advance(2 * 86_400_000)
    await enter(code, {}, other)
    await other.submit('/ask/need', { need: NEED, kind: 'task' }, { by: '/ask/need/save' })
    assert.equal(codeOn(other), code)
    assert.match(other.text(), /2026年12月2日/)
    void who
  })

  test('什么都没选也能存；核对那一页也能存，接着就回到核对', async () => {
    const who = await new Resident(app).open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', {}, { by: '/ask/for-whom/save' })
    await who.submit('/continue/keep', { phone: PHONE })
    assert.equal((await enter(codeOn(who), { phone: PHONE })).url, '/ask/for-whom')
    await who.open('/ask/for-whom')
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need: NEED, kind: 'task', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    await who.submit('/ask/contact', { name: '王秀英', phone: PHONE })
    assert.match(who.page, /href="\/continue\/keep"/)
    await who.open('/continue/keep')
    assert.equal((await enter(codeOn(who), { phone: PHONE })).url, '/ask/check')
  })
})

describe('别人打不开，也问不出有没有这个码', () => {
  const sorry = /打不开：码或者电话不对，过了期，或者已经交了/

  test('电话不对、码是编的、过了期、已经交了，说的都是同一句话', async () => {
    const { who, code } = await halfWay()
    const said = new Set<string>()
    const note = async (one: Resident): Promise<void> => {
      assert.equal(one.status, 422)
      assert.match(one.text(), sorry)
      said.add(/打不开[^<]*/.exec(one.page)![0])
      pause()
    }
    await note(await enter(code, { phone: '13855407002' }))
    await note(await enter(spokenCode(8), { phone: PHONE }))
    await note(await enter(spokenCode(12)))
    await who.submit('/continue/drop')
    await note(await enter(code, { phone: PHONE }))
    const late = await halfWay()
    advance(7 * 86_400_000 + 1000)
    await note(await enter(late.code, { phone: PHONE }))
    assert.equal(said.size, 1)
  })

  test('试错五次，停十分钟；对的码也要等', async () => {
    pause()
    const { code } = await halfWay()
    for (let i = 0; i < 5; i++) await enter(spokenCode(8), { phone: PHONE })
    const stopped = await enter(code, { phone: PHONE })
    assert.equal(stopped.status, 429)
    assert.match(stopped.text(), /试错太多次，请过 10 分钟再试/)
    pause()
    assert.equal((await enter(code, { phone: PHONE })).url, '/ask/need')
  })

  test('抄错一个字、颠倒两个字，当场指出，不算试错；短码没填电话的，指着电话说', async () => {
    const { code } = await halfWay()
    for (const slip of [code.replace(/.$/u, (last) => (last === 'A' ? 'C' : 'A')), `${code[1]}${code[0]}${code.slice(2)}`, 'K7', '八个字的码是这样']) {
      if (slip === code) continue
      assert.match((await enter(slip, { phone: PHONE })).text(), /有一个字不对/)
    }
    assert.match((await enter(code)).text(), /8 位的接续码，要和存的时候留的电话一起填/)
    assert.equal((await enter(code, { phone: PHONE })).url, '/ask/need')
  })

  test('码的最后一位管前面的：错任何一位、换任何两位，都认得出', () => {
    for (const length of [8, 12]) {
      const code: string = spokenCode(length)
      assert.deepEqual([isSpokenCode(code, length), isSpokenCode(code, length + 1)], [true, false])
      for (let i = 0; i < length; i++) {
        assert.ok(!isSpokenCode(`${code.slice(0, i)}${code[i] === '7' ? '9' : '7'}${code.slice(i + 1)}`, length))
        for (let j = i + 1; j < length; j++) if (code[i] !== code[j]) assert.ok(!isSpokenCode([...code].map((c, at) => (at === i ? code[j] : at === j ? code[i] : c)).join(''), length))
      }
    }
  })
})

describe('存在这里的', () => {
  test('数据库里没有码，没有电话，没有写的话；不凭码的人一行也看不到', async () => {
    const { code } = await halfWay()
    const dump = JSON.stringify((await ownerPool.query('select d.*, r.* from portal_draft d left join portal_resume r on r.draft_id = d.id')).rows)
    for (const word of [code, code.replaceAll('-', ''), PHONE, '漏水']) assert.ok(!dump.includes(word), word)
    assert.equal((await pool.query('select 1 from portal_resume')).rowCount, 0)
    await assert.rejects(pool.query(`insert into portal_resume select gen_random_uuid(), gen_random_uuid(), now()`), /row-level security/)
  })

  test('附件跟着码留；没有码的，一天就清', async () => {
    const { code } = await halfWay()
    const who = await new Resident(app).open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.upload('/ask/need', { need: NEED, kind: 'task', topic: '' }, [{ name: '没有存的.png', content: PICTURE }])
    advance(3 * 86_400_000)
    await clearOrphans(pool, files, clock.now())
    const left = (await ownerPool.query<{ name: string }>('select name from attachment where removed_at is null and created_at > $1', [new Date(clock.now().getTime() - 4 * 86_400_000)])).rows.map(({ name }) => name)
    assert.ok(left.includes('天花板.png') && !left.includes('没有存的.png'), left.join())
    assert.match((await enter(code, { phone: PHONE })).text(), /天花板\.png/)
  })

  test('到期，草稿和码一起删，附件下一次清', async () => {
    await halfWay()
    advance(40 * 86_400_000)
    await dropExpiredDrafts(pool, clock.now())
    await clearOrphans(pool, files, clock.now())
    assert.deepEqual([await drafts(), await codes()], [0, 0])
    assert.equal((await ownerPool.query('select 1 from attachment where removed_at is null')).rowCount, 0)
  })

  test('留几天由单位设；设过的，不再写待核实', async () => {
    await ownerPool.query(`insert into setting (name, value) values ('residents.signIn', '{"resumeDays": 10}') on conflict (name) do update set value = excluded.value`)
    const who = await new Resident(app).open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', {}, { by: '/ask/for-whom/save' })
    assert.match(who.text(), /留 10 天/)
    assert.doesNotMatch(who.text(), /待核实/)
  })
})

describe('几台设备，几件事', () => {
  test('这台设备上另有没交的一件：不勾选，一件都不丢；勾了，换成存的那一件', async () => {
    pause()
    const { code } = await halfWay()
    const other = await new Resident(app).open('/')
    await other.submit('/ask', { need: '另外一件事，还没写完。' })
    await enter(code, { phone: PHONE }, other)
    assert.equal(other.status, 422)
    assert.match(other.text(), /这台设备上还有一件没有交的[\s\S]*另外一件事/)
    await other.open('/')
    assert.match(other.text(), /您上次写了一半：[\s\S]*另外一件事/)
    await enter(code, { phone: PHONE, instead: 'yes' }, other)
    assert.equal(other.url, '/ask/need')
    assert.match(other.text(), /我家在五楼/)
  })

  test('公用的设备上不留：这台上什么都看不到了，凭码还能打开', async () => {
    const { who, code } = await halfWay()
    await who.submit('/continue/leave')
    assert.doesNotMatch(who.text(), /您上次写了一半/)
    await who.open('/ask/need')
    assert.equal(who.url, '/')
    await enter(code, { phone: PHONE }, who)
    assert.equal(who.url, '/ask/need')
    await who.open('/')
    await who.submit('/ask/drop')
    assert.equal((await enter(code, { phone: PHONE })).url, '/ask/need', '首页上的“清除”也只清这台设备')
  })

  test('电话填错，说清楚，不逼着留', async () => {
    const who = await new Resident(app).open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', {}, { by: '/ask/for-whom/save' })
    await who.submit('/continue/keep', { phone: '12345' })
    assert.equal(who.status, 422)
    assert.match(who.text(), /不想留的，清空就行/)
    await who.submit('/continue/keep', { phone: '0554-123' })
    assert.doesNotMatch(who.text(), /。；/, '一句话里不叠两个标点')
    await who.submit('/continue/keep', { phone: '' })
    assert.match(codeOn(who), /^.{14}$/)
  })

  test('没有草稿的，走到哪一页都不出错', async () => {
    for (const path of ['/continue', '/continue/keep', '/continue/leave', '/continue/drop', '/ask/need/save']) assert.equal((await new Resident(app).open(path)).status, 200, path)
  })
})
