import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { fields } from './work-order-inputs.ts'

const { must } = fields

/** 服务地图: where a place lies, how sure that is, and how far half an hour reaches. */
export const pointStates = ['known', 'toVerify', 'demo'] as const
export type PointState = (typeof pointStates)[number]
/** WGS 84 / CGCS2000, as 天地图 and telephones give them. */
export type Point = { readonly latitude: number; readonly longitude: number; readonly state: PointState }

/** The frame in which the city lies, as commonly given (116°21′–117°12′ E, 31°54′–33°01′ N; 待核实): outside it, a slip of the pen. */
export const cityBounds = { south: 31.9, north: 33.02, west: 116.35, east: 117.21 } as const

/** `around`: so many degrees beyond the frame still count. */
export const liesInCity = ({ latitude, longitude }: { latitude: number; longitude: number }, around = 0): boolean =>
  latitude >= cityBounds.south - around && latitude <= cityBounds.north + around && longitude >= cityBounds.west - around && longitude <= cityBounds.east + around

const coordinate = (label: string, from: number, to: number) =>
  z.preprocess((v) => (v === '' ? null : v), z.coerce.number({ error: `${label}请填数字，例如 ${((from + to) / 2).toFixed(5)}` }).min(from, `${label}应在 ${from} 到 ${to} 之间，淮南之外的请核对`).max(to, `${label}应在 ${from} 到 ${to} 之间，淮南之外的请核对`).nullish()).meta({ label, widget: 'number', help: `十进制度数，天地图上查到的；高德、百度的有几百米偏移，不要填。` })
export const latitude = coordinate('纬度', cityBounds.south, cityBounds.north)
export const longitude = coordinate('经度', cityBounds.west, cityBounds.east)

const version = z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000)
const number = (label: string, from: number, to: number) => z.coerce.number({ error: `${label}请填数字` }).min(from, `${label}应在 ${from} 到 ${to} 之间`).max(to, `${label}应在 ${from} 到 ${to} 之间`).meta({ label, widget: 'number' })
export const reachRuleInput = z.object({ version, minutes: number('分钟', 5, 120), speedKmh: number('时速（公里）', 3, 80), detour: number('绕路系数', 1, 3), basis: must('凭什么这样定', 300) })
export const areaPointInput = z.object({
  version, areaCode: z.string({ error: '请选择乡镇' }).regex(/^34\d{7}$/u, '请选择乡镇、街道'), latitude, longitude, confirmed: z.coerce.boolean().default(false).meta({ label: '中心点现场核对过', widget: 'yesNo' }),
  residents: z.preprocess((v) => (v === '' ? null : v), z.coerce.number({ error: '常住人口请填整数' }).int('常住人口请填整数').min(0).max(2_000_000, '常住人口太大，请核对').nullish()).meta({ label: '常住人口', widget: 'number' }), residentsSource: z.string().trim().max(120, '最多 120 字').nullish().meta({ label: '人口数从哪里来', widget: 'text', help: '例如“2025 年统计年鉴”。没有来源的数不要填。' }),
})

export type ReachRule = { version: number; minutes: number; speedKmh: number; detour: number; verified: boolean; basis: string | null; /** Straight-line distance that this gives. */ metres: number }
/** Residents whose township's middle lies within reach of an office, a centre or a room; what is unknown is counted apart. */
export type CountyReach = { code: string; name: string; townships: number; unknownTownships: number; within: number; counted: number; demo: boolean }
export type TownshipReach = { code: string; name: string; county: string; version: number; residents: number | null; residentsSource: string | null; latitude: number | null; longitude: number | null; point: PointState | null; nearest: string | null; metres: number | null; within: boolean | null }
export type PlaceWithoutPoint = { unitId: string; unitName: string; placeName: string; areaName: string }
export type ServiceMapView = { rule: ReachRule; counties: CountyReach[]; county: string; townships: TownshipReach[]; unplaced: PlaceWithoutPoint[]; unplacedTotal: number; maySetRule: boolean; maySetArea: boolean }

export const serviceMapEndpoints = {
  map: endpoint({ method: 'GET', path: '/api/service-map', input: z.object({ county: z.string().regex(/^\d{6}$/u, '没有这个县区').optional() }), view: view<ServiceMapView>(), means: 'The half-hour circle: residents within reach per county, townships of one county, places without coordinates' }),
  setRule: endpoint({ method: 'POST', path: '/api/service-map/rule', input: reachRuleInput, view: view<ServiceMapView>(), means: 'How far half an hour reaches: minutes, speed, detour' }),
  setArea: endpoint({ method: 'POST', path: '/api/service-map/areas', input: areaPointInput, view: view<ServiceMapView>(), means: 'Residents of a township with their source, and its middle' }),
} as const
