import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../testing/postgres.ts'
import { dropExpiredDrafts } from './index.ts'
import { openPaperPortal } from './testing/paper-portal.ts'
import { Resident } from './testing/resident.ts'

const database = await testDatabase()
const { ownerPool } = database
const { app, desk, pool, clock, close } = await openPaperPortal(database, '2026-11-23T02:00:00Z')
after(close)

const NEED = '包工头欠我一万四千块工钱，打电话不接。'
const resident = () => new Resident(app)

/** As far as the check page, for oneself. */
async function told(who = resident()): Promise<Resident> {
  await who.open('/')
  await who.submit('/ask', { need: NEED })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  await who.submit('/ask/need', { need: NEED, kind: 'task', topic: '' })
  await who.submit('/ask/place', { county: '340403' })
  await who.submit('/ask/township', { township: '340403007', place: '洞山中路' })
  await who.submit('/ask/contact', { name: '王秀英', phone: '13855401234', idNumber: '', replyBy: 'phone' })
  return who
}

describe('说一件事，从头到尾不用脚本', () => {
  test('七页说完，得到编号和查询码，再用码和电话查到', async () => {
    const who = await told()
    assert.equal(who.url, '/ask/check')
    assert.match(who.text(), /田家庵区洞山街道，洞山中路/)
    assert.ok(who.posts <= 12)
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(who.url, '/ask/sent')
    const code = /class="figure">([^<]+)</.exec(who.page)?.[1] ?? ''
    assert.match(code, /^[3-9A-Y]{8}$/)
    await who.open('/follow')
    await who.submit('/follow', { code: `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`, phone: '138 5540 1234' })
    assert.equal(who.url, '/follow/order')
    assert.match(who.text(), /轮到工作人员受理/)
  })

  test('连按两次提交，只有一张工单，看到的是第一张回执', async () => {
    const who = await told()
    const before = desk.orders.size
    const again = who.page
    await who.submit('/ask/send', { truthful: 'yes' })
    const first = who.page
    who.page = again
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(desk.orders.size, before + 1)
    assert.equal(/class="figure">([^<]+)</.exec(who.page)?.[1], /class="figure">([^<]+)</.exec(first)?.[1])
  })

  test('替家人问，要说明依据、代办人和当事人', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'family' })
    assert.equal(who.url, '/ask/authority')
    await who.submit('/ask/authority')
    assert.equal(who.status, 422)
    assert.match(who.text(), /请选择您是他（她）的什么人/)
    await who.submit('/ask/authority', { authority: 'kin' })
    await who.submit('/ask/need', { need: NEED, kind: 'question', topic: 'labour' })
    await who.submit('/ask/place', { county: 'unknown' })
    assert.equal(who.url, '/ask/contact', '说不清地点的，不再问乡镇')
    await who.submit('/ask/contact', { name: '李大爷' })
    assert.match(who.text(), /请填写您自己的姓名/)
    await who.submit('/ask/contact', { helperName: '李小红', helperPhone: '13900001111', name: '李大爷' })
    assert.equal(who.url, '/ask/check')
  })

  test('话里说过的地点，不再让人选一遍', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: '我在凤台县顾桥镇的房子沉陷了，补偿没到位。' })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need: '我在凤台县顾桥镇的房子沉陷了，补偿没到位。', kind: 'task', topic: '' })
    assert.match(who.page, /<input type="radio" checked [^>]*value="340421"/)
    await who.submit('/ask/place', { county: '340421' })
    assert.match(who.page, /<option value="340421105" selected>顾桥镇/)
  })

  test('不愿提供姓名的，也能说', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need: NEED, kind: 'question', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    await who.submit('/ask/contact', { anonymous: 'yes' })
    assert.match(who.text(), /不愿提供/)
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(who.url, '/ask/sent')
  })
})

describe('填错了', () => {
  test('指着字段说清楚，别的都还在', async () => {
    const who = await told()
    await who.open('/ask/contact')
    await who.submit('/ask/contact', { name: '王秀英', phone: '12345', idNumber: '340403199001011234' })
    assert.equal(who.status, 422)
    assert.match(who.text(), /电话号码不对/)
    assert.match(who.text(), /身份证号码校验不通过/)
    assert.match(who.page, /value="王秀英"/)
    assert.match(who.page, /href="#f-phone"/)
    await who.submit('/ask/contact', { name: '王秀英', phone: '13855401234' })
    assert.equal(who.url, '/ask/check', '改好后直接回到核对页')
  })

  test('太短、太长、带控制字符的话，都在本页说明', async () => {
    for (const need of ['', '啊', '长'.repeat(5001), 'a\u0000b 说不清的事']) {
      const who = await resident().open('/')
      await who.submit('/ask', { need })
      assert.equal(who.status, 422, JSON.stringify(need.slice(0, 5)))
      assert.match(who.page, /data-summary/)
    }
  })

  test('半截网址、别人的草稿、编造的步骤，都不出错也不泄露', async () => {
    const who = resident()
    for (const path of ['/ask/check', '/ask/need', '/ask/sent', '/follow/order', '/follow/add']) {
      await who.open(path)
      assert.equal(who.status, 200)
    }
    who.jar.set('draft', 's1.portal-draft-cookie.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    await who.open('/ask/need')
    assert.equal(who.url, '/')
    await who.open('/ask/nothing')
    assert.equal(who.status, 404)
    assert.match(who.text(), /没有这个页面/)
  })

  test('恶意的字只会变成字', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: '<script>alert(1)</script>"><img src=x onerror=alert(2)>' })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    assert.doesNotMatch(who.page, /<script>alert|<img/)
    assert.match(who.page, /&lt;script&gt;/)
  })
})

describe('常有的岔子', () => {
  test('号码里有空格、全角、+86，都认得', async () => {
    const who = await told()
    await who.open('/ask/contact')
    await who.submit('/ask/contact', { name: '王秀英', phone: '＋８６ 138 5540-1234', idNumber: '110105 19491231 002x', idConsent: 'yes' })
    assert.equal(who.url, '/ask/check', who.text())
  })

  test('说了打电话不安全，就不能再选打电话、发短信', async () => {
    const who = await told()
    await who.open('/ask/contact')
    for (const replyBy of ['phone', 'sms']) {
      await who.submit('/ask/contact', { name: '王秀英', phone: '13855401234', unsafeToCall: 'yes', replyBy })
      assert.equal(who.status, 422)
      assert.match(who.text(), /不安全：请改选“我自己上网查”/)
    }
    await who.submit('/ask/contact', { name: '王秀英', phone: '13855401234', unsafeToCall: 'yes', replyBy: 'online' })
    assert.equal(who.url, '/ask/check')
  })

  test('话里听得出危险，先问安全，不重复写过的话；交完教人不留痕迹，清除后找不回来', async () => {
    const who = await resident().open('/')
    const need = '我男人喝了酒就打我'
    await who.submit('/ask', { need })
    assert.match(who.text(), /您现在安全吗/)
    assert.ok(!who.page.includes(need))
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need, kind: 'question', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    await who.submit('/ask/contact', { anonymous: 'yes', phone: '13655420001', unsafeToCall: 'yes' })
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.match(who.text(), /不要拍照/)
    const cookie = who.jar.get('draft') ?? ''
    await who.open('/')
    assert.doesNotMatch(who.text(), /看回执/)
    await who.open('/safety')
    await who.submit('/safety/leave')
    assert.equal(who.url, '/left')
    assert.ok(!who.jar.has('draft'))
    who.jar.set('draft', cookie)
    await who.open('/ask/sent')
    assert.equal(who.url, '/', '别人留着旧 Cookie 也打不开')
  })

  test('刚交完又回到首页，找得到回执', async () => {
    const who = await told()
    await who.submit('/ask/send', { truthful: 'yes' })
    const code = /class="figure">([^<]+)</.exec(who.page)?.[1]
    await who.open('/')
    assert.match(who.text(), /您刚才交的已经收到/)
    await who.open('/ask/sent')
    assert.equal(/class="figure">([^<]+)</.exec(who.page)?.[1], code)
  })

  test('两个窗口写两件事，谁也不盖掉谁', async () => {
    const who = await told()
    await who.open('/ask/need')
    const first = who.page
    await who.open('/')
    await who.submit('/ask', { need: '第二件事：物业停水三天' })
    who.page = first
    await who.submit('/ask/need', { need: NEED, kind: 'task', topic: '' })
    assert.equal(who.status, 409)
    assert.match(who.text(), /另一个窗口/)
    await who.open('/ask/need')
    assert.ok(who.page.includes('第二件事：物业停水三天') && !who.page.includes(NEED))
  })

  test('浏览器不让存 Cookie：在本页说清楚，写的字还在', async () => {
    const who = await resident().open('/')
    who.jar.clear()
    await who.submit('/ask', { need: NEED })
    assert.equal(who.status, 403)
    assert.match(who.text(), /关掉了 Cookie/)
    assert.ok(who.page.includes(NEED))
  })

  test('提交之后按刷新、在地址栏按回车，不会说“没有这个页面”', async () => {
    const who = resident()
    for (const [path, to] of [['/ask', '/'], ['/ask/drop', '/'], ['/ask/send', '/'], ['/follow/leave', '/follow'], ['/follow/rate', '/follow'], ['/safety/leave', '/safety']] as const) {
      await who.open(path)
      assert.equal(who.url, to, path)
      assert.equal(who.status, 200)
    }
  })

  test('猜的方面一个也没有先选；选了猜的就是选了，翻开全表选的算数', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    assert.match(who.text(), /劳动人事与欠薪？/)
    assert.doesNotMatch(who.page, /<input type="radio" checked[^>]*name="topicHint"/)
    await who.submit('/ask/need', { need: NEED, kind: 'task', topic: '', topicHint: 'labour' })
    await who.open('/ask/need')
    assert.match(who.page, /<input type="radio" checked[^>]*name="topicHint" value="labour"/)
    await who.submit('/ask/need', { need: NEED, kind: 'task', topic: 'medical', topicHint: 'labour' })
    await who.open('/ask/need')
    assert.match(who.page, /<option value="medical" selected/)
  })
})

describe('草稿', () => {
  test('关掉浏览器再来，写过的一个字不少', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    const later = resident()
    later.jar.set('draft', who.jar.get('draft') ?? '')
    await later.open('/')
    assert.match(later.text(), /您上次写了一半/)
    await later.open('/ask/need')
    assert.ok(later.page.includes(NEED))
  })

  test('脚本每秒存一次，还没按键的字也在', async () => {
    const who = await resident().open('/')
    await who.submit('/ask/keep', { need: '刚写了一半' }, { headers: {} }).catch(() => undefined)
    const token = /name="_csrf" value="([^"]+)"/.exec(who.page)?.[1] ?? ''
    const kept = await app.inject({ method: 'POST', url: '/ask/keep', payload: new URLSearchParams({ _csrf: token, need: '刚写了一半', evil: 'x' }).toString(), headers: { ...who.headers(), 'content-type': 'application/x-www-form-urlencoded' } })
    assert.equal(kept.statusCode, 204)
    who.jar.set('draft', /draft=([^;]+)/.exec(String(kept.headers['set-cookie']))?.[1] ?? '')
    await who.open('/')
    assert.match(who.text(), /刚写了一半/)
  })

  test('库里看不到一个字，也查不到别人的草稿', async () => {
    const who = await told()
    const { rows } = await ownerPool.query<{ body_sealed: string }>('select body_sealed from portal_draft')
    assert.ok(rows.length > 0)
    for (const row of rows) assert.doesNotMatch(row.body_sealed, /王秀英|13855401234|工钱/)
    const seen = await pool.query('select 1 from portal_draft')
    assert.equal(seen.rowCount, 0, '应用角色不说自己是谁，就一行也看不到')
    assert.ok(who.jar.has('draft'))
  })

  test('放过一天的草稿清掉', async () => {
    const who = await told()
    clock.moveTo(new Date(clock.now().getTime() + 25 * 3_600_000))
    assert.ok(await dropExpiredDrafts(pool, clock.now()) > 0)
    await who.open('/ask/need')
    assert.equal(who.url, '/')
  })
})

describe('附件', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

  test('照片收下，程序退回，字都还在', async () => {
    const who = await resident().open('/')
    await who.submit('/ask', { need: NEED })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.upload('/ask/need', { need: NEED, kind: 'task', topic: '' }, [{ name: '欠条.png', content: png }, { name: '现场.exe', content: Buffer.from('MZ\u0090\u0000nothing') }])
    assert.equal(who.status, 422)
    assert.match(who.text(), /现场/)
    assert.match(who.text(), /不要“欠条\.png”/)
    assert.ok(who.page.includes(NEED))
    const id = /name="remove" value="([^"]+)"/.exec(who.page)?.[1] ?? ''
    await who.submit('/ask/need', { need: NEED, kind: 'task', topic: '', remove: id })
    assert.equal(who.url, '/ask/place')
    await who.open('/ask/need')
    assert.doesNotMatch(who.page, /欠条\.png/)
  })
})

describe('防冒用', () => {
  test('没有口令、口令不对、从别的网站来的提交，一律不办', async () => {
    const who = await resident().open('/')
    const token = /name="_csrf" value="([^"]+)"/.exec(who.page)?.[1] ?? ''
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url: '/ask', payload: new URLSearchParams({ need: NEED, ...fields }).toString(), headers: { ...who.headers(), 'content-type': 'application/x-www-form-urlencoded', ...headers } })
    assert.equal((await post({})).statusCode, 403)
    assert.equal((await post({ _csrf: 'x'.repeat(43) })).statusCode, 403)
    assert.equal((await post({ _csrf: token }, { cookie: '' })).statusCode, 403)
    assert.equal((await post({ _csrf: token }, { origin: 'https://evil.example' })).statusCode, 403)
    assert.equal((await post({ _csrf: token }, { 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    assert.equal((await post({ _csrf: token }, { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).statusCode, 303)
  })

  test('口令每页不同，人人一样的页才压缩，有私事的页不压', async () => {
    const who = await told()
    const token = () => /name="_csrf" value="([^"]+)"/.exec(who.page)?.[1]
    const first = (await who.open('/safety'), token())
    assert.notEqual((await who.open('/safety'), token()), first)
    const coding = async (url: string) => (await app.inject({ url, headers: { ...who.headers(), 'accept-encoding': 'br, gzip' } })).headers['content-encoding']
    for (const url of ['/safety', '/stations', '/privacy']) assert.equal(await coding(url), 'br', url)
    for (const url of ['/', '/ask/need', '/ask/check', '/follow']) assert.equal(await coding(url), undefined, url)
    const plain = await app.inject({ url: '/safety', headers: { 'accept-encoding': 'identity' } })
    assert.match(plain.body, /<!doctype html>/)
  })

  test('页面不许内嵌脚本，不许被别的网站框住', async () => {
    const { headers, body } = await app.inject('/')
    assert.match(String(headers['content-security-policy']), /script-src 'self'/)
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*/)
    assert.doesNotMatch(body, /<script(?![^>]*src=)|<style| style=| on\w+=/)
  })

  test('查询码试错五次，停十分钟', async () => {
    const who = await resident().open('/follow')
    await who.submit('/follow', { code: 'ABCD', phone: '' })
    assert.match(who.text(), /查询码共 8 位，您填了 4 位/, '手误不算试错')
    const { queryCode } = await import('../../platform/ids.ts')
    for (let i = 0; i < 5; i++) await who.submit('/follow', { code: queryCode(), phone: '13800000000' })
    assert.match(who.text(), /还可以试 0 次/)
    await who.submit('/follow', { code: queryCode(), phone: '13800000000' })
    assert.equal(who.status, 429)
    assert.match(who.text(), /过 10 分钟再试/)
    clock.moveTo(new Date(clock.now().getTime() + 11 * 60_000))
    await who.submit('/follow', { code: queryCode(), phone: '13800000000' })
    assert.equal(who.status, 422)
  })
})

describe('长辈版', () => {
  test('点一下就进，每页都是，点一下就回', async () => {
    const who = await resident().open('/follow?edition=elder')
    assert.equal(who.url, '/follow')
    assert.match(who.page, /<html lang="zh-CN" class="elder"/)
    await who.open('/privacy')
    assert.match(who.page, /class="elder"/)
    await who.open('/privacy?contrast=on')
    assert.match(who.page, /class="elder contrast"/)
    await who.open('/privacy?edition=normal')
    assert.match(who.page, /class="contrast"/)
  })

  test('每页顶上的链接走得通，回到原来的那一页；去不了别的网站', async () => {
    const who = await resident().open('/stations?county=340403')
    const link = /href="(\/edition[^"]*elder[^"]*)"/.exec(who.page)![1]!.replaceAll('&amp;', '&').replaceAll('&#61;', '=')
    await who.open(link)
    assert.deepEqual([who.url, who.status], ['/stations?county=340403', 200])
    assert.match(who.page, /class="elder"/)
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) assert.equal((await resident().open(`/edition?edition=elder&back=${encodeURIComponent(back)}`)).url, '/')
  })
})

test('办自己的事：补充、催办、撤回前再问一次、两下评价', async () => {
  const who = await told()
  await who.submit('/ask/send', { truthful: 'yes' })
  const code = /class="figure">([^<]+)</.exec(who.page)?.[1] ?? ''
  await who.open('/follow')
  await who.submit('/follow', { code, phone: '13855401234' })
  await who.open('/follow/add')
  await who.upload('/follow/add', { text: '' }, [])
  assert.match(who.text(), /请填写补充内容/)
  await who.upload('/follow/add', { text: '有工友作证' }, [])
  assert.match(who.text(), /补充的内容已经交给工作人员/)
  await who.open('/follow/urge')
  await who.submit('/follow/urge', { text: '' })
  assert.match(who.text(), /已经替您催了/)
  await who.submit('/follow/rate', {})
  assert.match(who.text(), /请选择满意程度/)
  await who.submit('/follow/rate', { grade: 'dissatisfied' })
  assert.match(who.text(), /谢谢您/)
  await who.open('/follow/withdraw')
  assert.match(who.text(), /确定不办了吗/)
  await who.open('/follow/order')
  await who.submit('/follow/leave')
  await who.open('/follow/order')
  assert.equal(who.url, '/follow')
})
