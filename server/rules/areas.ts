/**
 * The tree of areas (区划) of Huainan: city, 7 county-level units, 95 township-level ones: 90 streets, towns and townships
 * and 5 zones and farms with a statistical code (the city itself has counted 91, 待核实). Codes: GB/T 2260 and the
 * statistical township codes as of mid-2023. Areas say where something is; who is in charge (管辖) is another tree: see the seeds.
 * Villages (12 digits) are not held here; a code of a village answers through its township.
 */
export const areas: readonly Area[] = [
  { code: '340400', name: '淮南市', level: 'city', parent: null },
  ...county('340402', '大通区', '001大通街道 100上窑镇 101洛河镇 102九龙岗镇 200孔店乡 400淮南经济开发区'),
  ...county('340403', '田家庵区', '001田东街道 002新淮街道 003国庆街道 004淮滨街道 005朝阳街道 006公园街道 007洞山街道 008龙泉街道 009泉山街道 100舜耕镇 101安成镇 102曹庵镇 103三和镇 201史院乡'),
  ...county('340404', '谢家集区', '001谢家集街道 002蔡家岗街道 003立新街道 004谢三村街道 005平山街道 100望峰岗镇 101李郢孜镇 102唐山镇 103杨公镇 200孙庙乡 201孤堆回族乡'),
  ...county('340405', '八公山区', '001新庄孜街道 002土坝孜街道 003毕家岗街道 100八公山镇 121山王镇 400妙山林场'),
  ...county('340406', '潘集区', '001田集街道 100高皇镇 101平圩镇 102泥河镇 103潘集镇 104芦集镇 105架河镇 106夹沟镇 107祁集镇 108贺疃镇 202古沟回族乡'),
  ...county('340421', '凤台县', '100城关镇 102新集镇 103朱马店镇 104岳张集镇 105顾桥镇 106毛集镇 107夏集镇 108桂集镇 109焦岗湖镇 110凤凰镇 111杨村镇 112丁集镇 113刘集镇 114大兴镇 115尚塘镇 204古店乡 205钱庙乡 209关店乡 212李冲回族乡'),
  ...county('340422', '寿县', '100寿春镇 101双桥镇 102涧沟镇 103丰庄镇 104正阳关镇 105迎河镇 106板桥镇 107安丰塘镇 108堰口镇 109保义镇 110隐贤镇 111安丰镇 112众兴镇 113茶庵镇 114三觉镇 115炎刘镇 116刘岗镇 117双庙集镇 118小甸镇 119瓦埠镇 120大顺镇 121窑口镇 200八公山乡 201张李乡 203陶店回族乡 402安徽寿县经济开发区 500寿西湖农场 501正阳关农场'),
]

export const cityCode = '340400'
export const counties: readonly Area[] = areas.filter((area) => area.level === 'county')
export const townships: readonly Area[] = areas.filter((area) => area.level === 'township')

/** The area itself; for a village its township; undefined for a code of elsewhere. */
export function findArea(code: string): Area | undefined {
  return byCode.get(code) ?? (code.length === 12 ? byCode.get(code.slice(0, 9)) : undefined)
}

/** From the city down to the area. */
export function areaPath(code: string): Area[] {
  const area = findArea(code)
  return area ? [...(area.parent ? areaPath(area.parent) : []), area] : []
}

/** `凤台县顾桥镇`: without the city, which everybody here knows. */
export function areaName(code: string): string {
  const path = areaPath(code)
  return path.length === 1 ? path[0]!.name : path.slice(1).map((area) => area.name).join('')
}

export function isWithinArea(code: string, ancestor: string): boolean {
  return areaPath(code).some((area) => area.code === ancestor)
}

/** By part of the name or start of the code; an exact or leading match stands first. */
export function searchAreas(query: string, limit = 20): Area[] {
  const wanted = query.normalize('NFKC').trim()
  if (wanted === '') return []
  const rank = (area: Area): number =>
    area.name === wanted || area.code === wanted ? 0
      : area.name.startsWith(wanted) ? 1
        : area.name.includes(wanted) || area.code.startsWith(wanted) ? 2
          : areaName(area.code).includes(wanted) ? 3 : 9
  return areas.map((area) => ({ area, rank: rank(area) })).filter((hit) => hit.rank < 9)
    .toSorted((a, b) => a.rank - b.rank || a.area.code.localeCompare(b.area.code)).slice(0, limit).map((hit) => hit.area)
}

const byCode: ReadonlyMap<string, Area> = new Map(areas.map((area) => [area.code, area]))

function county(code: string, name: string, list: string): Area[] {
  const below = list.split(' ').map((row): Area => ({ code: code + row.slice(0, 3), name: row.slice(3), level: 'township', parent: code }))
  return [{ code, name, level: 'county', parent: '340400' }, ...below]
}

export type Area = {
  readonly code: string
  readonly name: string
  readonly level: 'city' | 'county' | 'township'
  readonly parent: string | null
}
