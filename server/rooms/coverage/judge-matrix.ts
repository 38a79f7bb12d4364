import { basicServices, cellWays, coverageWord, type BasicService, type CellWay, type MatrixLine } from '../../../contract/coverage.ts'
import { cityBounds, liesInCity } from '../../../contract/service-map.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { findArea } from '../../rules/areas.ts'
import { newRoomCode } from './rooms.ts'
import type { RawLine } from './matrix-file.ts'
import type { Point, Site } from './sites.ts'

/** What would become of each row, all mistakes in one pass; a row with one mistake changes nothing, the others may go in. */
export const judgeMatrix = (raws: readonly RawLine[], known: KnownMatrix): JudgedLine[] => {
  const seen = new Set<string>()
  return raws.map((raw) => {
    const judged = seen.has(raw.code) && raw.code !== '' ? no(raw, '同一代码前面已有一行') : judgeLine(raw, known)
    seen.add(raw.code)
    return judged
  })
}

function judgeLine(raw: RawLine, known: KnownMatrix): JudgedLine {
  if (!raw.code) return no(raw, '没有代码')
  if (/^[\d.]+e\+?\d+$/iu.test(raw.code)) return no(raw, 'Excel 把代码变成了科学计数，后几位已经丢了；请把这一列设为“文本”，重新填代码')
  const site = known.site(raw.code)
  if (!site && (!newRoomCode(raw.code) || !findArea(raw.code))) return no(raw, '没有这个代码。新的村（居）工作室用 12 位的村（居）区划代码，且乡镇要在本市')
  if (!site && !known.place(raw.code)) return no(raw, '这个村（居）不在您的管理范围内')
  if (site && !site.mine) return no(raw, '不在您的管理范围内')
  if (!site && raw.name.length < 2) return no(raw, '新的工作室要写名称')
  const ways = waysOf(raw)
  if (typeof ways === 'string') return no(raw, ways)
  const point = pointOf(raw)
  if (typeof point === 'string') return no(raw, point)
  return accepted(raw, site, ways, point, known)
}

function accepted(raw: RawLine, site: KnownSite | undefined, ways: readonly Wished[], point: Point | null, known: KnownMatrix): JudgedLine {
  const changed = ways.filter(({ service, way }) => site === undefined || known.way(site.id, service) !== way)
  const says = changed.map(({ service, way }) => `${itemClassName(service)}：${site ? coverageWord('cellWay', known.way(site.id, service) ?? 'unknown') : '新'} → ${coverageWord('cellWay', way)}`)
  const renamed = site !== undefined && site.room && raw.name !== '' && raw.name !== site.name
  const moved = site !== undefined && site.room && point !== null && (site.point?.latitude !== point.latitude || site.point.longitude !== point.longitude)
  const verdict = !site ? 'new' : changed.length || renamed || moved ? 'changed' : 'same'
  return { line: raw.line, code: raw.code, name: raw.name || (site?.name ?? ''), verdict, says: [...(renamed ? [`改名：${site.name} → ${raw.name}`] : []), ...(moved ? ['坐标有更新'] : []), ...says].join('；') || (verdict === 'new' ? '新的工作室' : '与登记的相同，不动'), site, ways: changed, note: raw.note || null, point, renamed, moved }
}

function waysOf({ ways }: RawLine): Wished[] | string {
  const wished: Wished[] = []
  for (const service of basicServices) {
    const text = ways[service]
    if (text === '' || text === coverageWord('cellWay', 'unknown')) continue
    const way = cellWays.find((one) => coverageWord('cellWay', one) === text)
    if (!way) return `${itemClassName(service)}写的是“${text}”，只能写：${cellWays.map((one) => coverageWord('cellWay', one)).join('、')}`
    wished.push({ service, way })
  }
  return wished
}

/** The same frame as in the form of a place: a point outside it is a slip, often the two columns exchanged. */
function pointOf({ latitude, longitude }: RawLine): Point | null | string {
  if (latitude === '' && longitude === '') return null
  const point = { latitude: Math.round(Number(latitude) * 1e5) / 1e5, longitude: Math.round(Number(longitude) * 1e5) / 1e5 }
  const { south, north, west, east } = cityBounds
  return latitude !== '' && longitude !== '' && liesInCity(point) ? point : `纬度、经度要一起填，且在淮南（纬度 ${south}–${north}，经度 ${west}–${east}）`
}

const no = ({ line, code, name }: RawLine, says: string): JudgedLine => ({ line, code, name, verdict: 'refused', says, site: undefined, ways: [], note: null, point: null, renamed: false, moved: false })

type Wished = { service: BasicService; way: CellWay }
export type KnownSite = Site & { mine: boolean; room: boolean }
export type KnownMatrix = { site: (code: string) => KnownSite | undefined; way: (siteId: string, service: BasicService) => CellWay | null; place: (villageCode: string) => { bureauId: string; unitId: string | null } | undefined }
export type JudgedLine = MatrixLine & { site: KnownSite | undefined; ways: readonly Wished[]; note: string | null; point: Point | null; renamed: boolean; moved: boolean }
