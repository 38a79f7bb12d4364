import * as portal from '../index.ts'
import type { ServiceThere } from '../coverage-views.ts'
import type { Frame, Nearby, Option, Station, StepView } from '../views.ts'

/** States of the pages about places, bodies and genuineness. */
export const bodyStates = (frame: Frame, { counties, townships }: { counties: readonly Option[], townships: readonly Option[] }): Readonly<Record<string, string>> => {
  const step = (typed: StepView['typed'] = {}, problems: StepView['problems'] = {}): StepView => ({ frame, typed, problems })
  const bodies = Array.from({ length: 20 }, (_, i) => ({ ...BODY, name: `安徽第${i + 1}律师事务所（演示）`, verdict: i % 7 ? 'genuine' as const : 'notNow' as const, stateName: '停业', since: i % 7 ? null : '2026-11-01' }))
  const office = { ...WHOLE, name: '洞山街道司法所', kindName: '司法所（公共法律服务工作站）', official: true, demo: false, does: null, specialities: null, languages: null, validUntil: null, checkedOn: null, headName: null, people: [], places: WHOLE.places.map((place) => ({ ...place, address: null, phone: null, barrierFree: null })) }
  return {
    'stations-township': portal.stationsPage({ frame, county: '340403', counties, township: townships[0]!.value, townships, nearby: { rule: RULE, origin: STATION.point, from: '田家庵区洞山街道的中心', withoutPoint: 0, places: [{ ...STATION, here: true, open: false, openWords: '现在没开门，11 月 23 日（周一） 08:30 开', address: null, phone: null }] } }),
    'stations-near': portal.stationsPage({ frame, county: null, counties, township: null, townships: [], located: true, nearby: { rule: RULE, origin: { latitude: 32.6, longitude: 117, state: 'known' }, from: '您的位置', withoutPoint: 7, places: SPREAD } }),
    'stations-bodies': portal.stationsPage({ frame, county: '340403', counties, township: null, townships, bodies: true, nearby: nearbyOf([{ ...STATION, name: '安徽明垣律师事务所（演示）', kind: '律师事务所', demo: true }]) }),
    'stations-near-none': portal.stationsPage({ frame, county: null, counties, township: null, townships: [], located: true, problem: '没有收到位置。请按县区找。', nearby: null }),
    'basic-services': portal.basicServicesPage({ frame, county: null, counties, township: null, townships: [], services: null }),
    'basic-services-county': portal.basicServicesPage({ frame, county: '340403', counties, township: null, townships, services: SERVICES.map((one) => ({ ...one, stations: { direct: 14, guided: 3, transferred: 1, missing: 1, unknown: 2 }, nearest: { ...STATION, metres: null, within: null } })) }),
    'basic-services-township': portal.basicServicesPage({ frame, county: '340403', counties, township: townships[0]!.value, townships, services: SERVICES }),
    'embed-ask': portal.startPage({ frame: embedded(frame, '/embed/ask'), typed: {}, problems: {}, unfinished: null, receipt: null }),
    'embed-follow': portal.followPage({ frame: embedded(frame, '/embed/follow'), typed: {}, problems: {} }),
    'embed-stations': portal.stationsPage({ frame: embedded(frame, '/embed/stations?county=340403'), county: '340403', counties, township: null, townships, nearby: { ...nearbyOf(SPREAD), places: SPREAD } }),
    'embed-bodies': portal.bodiesPage({ frame: embedded(frame, '/embed/bodies'), county: null, counties, kind: null, kinds: KINDS, bodies, page: 2, more: true }),
    arrive: portal.arrivePage({ frame, from: '安徽法网淮南分站', rows: ARRIVED, unfinished: null }),
    'arrive-unfinished': portal.arrivePage({ frame, from: '安徽法网淮南分站', rows: ARRIVED, unfinished: '邻居盖房挡光，多次商量没有结果……' }),
    genuine: portal.genuinePage({ ...step(), finds: null, more: false }),
    'genuine-error': portal.genuinePage({ ...step({ q: '王' }, { q: '请写姓名、执业证号，或者机构的全名' }), finds: null, more: false }),
    'genuine-yes': portal.genuinePage({ ...step({ q: '王演安' }), finds: [FIND], more: false }),
    'genuine-not-now': portal.genuinePage({ ...step({ q: '安徽安泽律师事务所' }), finds: [{ ...FIND, what: 'body', name: '安徽安泽律师事务所（演示）', kindName: '律师事务所', verdict: 'notNow', stateName: '过期', since: '2026-11-21' }], more: false }),
    'genuine-several': portal.genuinePage({ ...step({ q: '王演安' }), finds: Array.from({ length: 10 }, (_, i) => ({ ...FIND, verdict: i % 3 ? 'genuine' as const : 'notNow' as const, stateName: i % 3 ? '正常' : '吊销', since: i % 3 ? null : '2026-01-02' })), more: true }),
    'genuine-not-found': portal.genuinePage({ ...step({ q: '李假律师' }), finds: [], more: false }),
    bodies: portal.bodiesPage({ frame, county: null, counties, kind: null, kinds: KINDS, bodies, page: 2, more: true }),
    'bodies-empty': portal.bodiesPage({ frame, county: '340403', counties, kind: 'k0', kinds: KINDS, bodies: [], page: 1, more: false }),
    body: portal.bodyPage({ frame, body: WHOLE }),
    'body-expired': portal.bodyPage({ frame, body: { ...WHOLE, verdict: 'notNow', stateName: '过期', since: '2026-11-21', validUntil: '2026-11-20', people: [] } }),
    'body-office': portal.bodyPage({ frame, body: office, services: SERVICES.map(({ name, here }) => ({ name, way: here[0]!.way })) }),
    'body-unknown': portal.bodyPage({ frame, body: { ...WHOLE, verdict: 'unknown', stateName: '', validUntil: null, places: [], people: [] } }),
  }
}

const embedded = (frame: Frame, path: string): Frame => ({ ...frame, path, csrf: '', embed: ['https://province.example'] })
const ARRIVED = [['发生了什么', '厂里欠了三个月工资，想申请法律援助。'], ['地点', '田家庵区洞山街道'], ['姓名', '王秀英'], ['电话', '138****1234']].map(([title = '', answer = '']) => ({ title, answer }))
export const nearbyOf = (places: readonly Station[]): Nearby => ({ rule: RULE, origin: null, from: null, withoutPoint: 0, places: places.map((place) => ({ ...place, metres: null, within: null, point: null })) })
const RULE = { version: 0, minutes: 30, speedKmh: 20, detour: 1.3, verified: false, basis: null, metres: 7692 }
export const STATION = { code: 'TJA-J7', name: '洞山街道司法所', kind: '公共法律服务工作站', area: '洞山街道', here: false, address: '洞山中路 1 号（演示）', phone: '0554-1234567', barrierFree: '门口有坡道', open: true, openWords: '现在开门，到 12:00', verified: false, languages: '普通话、淮南话、手语', demo: false, point: { latitude: 32.62345, longitude: 117.01234, state: 'toVerify' as const }, metres: 1240, within: true }
const SPREAD = Array.from({ length: 12 }, (_, i) => ({ ...STATION, code: `TJA-J${i}`, name: `示范街道第${i + 1}司法所`, open: i < 5, metres: 300 + i * 1700, within: i < 5, point: { latitude: 32.6 + Math.sin(i) * 0.012 * i, longitude: 117 + Math.cos(i) * 0.014 * i, state: i % 3 ? 'demo' as const : 'known' as const } }))
const FIND = { what: 'person' as const, name: '王演安', kindName: '律师', bodyName: '安徽明垣律师事务所（演示）', bodyCode: 'HN-F1', verdict: 'genuine' as const, stateName: '正常', since: null, demo: true }
const KINDS = ['律师事务所', '基层法律服务所', '公证处', '人民调解委员会', '司法鉴定所', '仲裁委员会'].map((text, i) => ({ value: `k${i}`, text }))
const BODY = { code: 'HN-F1', name: '安徽明垣律师事务所（演示）', kindName: '律师事务所', area: '全市', demo: true, official: false, verdict: 'genuine' as const, stateName: '正常', since: null }
const WHOLE = {
  ...BODY, does: '法律咨询、代理诉讼和仲裁、写法律文书、担任法律顾问。', specialities: '婚姻家庭、继承', languages: '普通话、淮南话、手语', checkedOn: '2026-11-20', headName: '安徽淮序律师事务所（演示）', validUntil: '2028-03-01', phone: null,
  people: Array.from({ length: 8 }, (_, i) => ({ name: `王演${i}`, kindName: '律师', specialities: i % 2 ? '劳动争议、工伤' : null })),
  places: [{ name: '安徽明垣律师事务所（演示）', area: '田家庵区洞山街道', address: '示范路 1 号（演示）', phone: '0554-1234567', barrierFree: '门口有坡道（演示）', hoursWords: '周一至周五 08:30–12:00、14:30–17:30；周六至周日 不开；节假日不开', openWords: '现在开门，到 12:00', verified: false, languages: '普通话、手语', demo: true, point: { latitude: 32.62, longitude: 117.01, state: 'demo' as const } }],
}
const WAYS = [['publicity', '法治宣传教育', 'direct'], ['mediation', '人民调解', 'direct'], ['legalAid', '法律援助', 'guided'], ['consultation', '法律咨询', 'transferred'], ['lookup', '法律查询', 'missing']] as const
const SERVICES: readonly ServiceThere[] = WAYS.map(([service, name, way], i) => ({
  service, name, stations: null, here: [{ code: STATION.code, name: STATION.name, way }, { code: 'TJA-PC', name: '田家庵区公共法律服务中心', way: i === 4 ? 'unknown' : 'direct' }],
  rooms: i === 3 ? null : { direct: 8, guided: 3, transferred: 0, missing: 1, unknown: 2 }, nearest: i === 3 ? null : { ...STATION, code: i < 2 ? STATION.code : 'TJA-J9', phone: i === 1 ? null : STATION.phone, within: i === 0, verified: i === 0 },
}))
