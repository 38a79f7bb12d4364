import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cityBounds, latitude, longitude } from '../../../contract/service-map.ts'
import { judgeMatrix, type KnownSite } from './judge-matrix.ts'

const room: KnownSite = { id: 'x', code: '340403001201', name: '东村工作室', level: 'village', bureauId: 'b', bureauName: '田家庵', unitId: null, areaCode: '340403001', demo: false, point: null, mine: true, room: true }
const judged = (north: number | string, east: number | string) => judgeMatrix(
  [{ line: 2, code: room.code, name: '', note: '', latitude: String(north), longitude: String(east), ways: { publicity: '', mediation: '', legalAid: '', consultation: '', lookup: '' } }],
  { site: () => room, way: () => null, place: () => undefined })[0]!

test('导入的坐标和地点表单同一个范围：框内收下，框外、两列填反、只填一个都退回 [CV-IMPORT]', () => {
  const { south, north, west, east } = cityBounds
  assert.deepEqual(judged(32.6, 117).point, { latitude: 32.6, longitude: 117 })
  for (const [up, right] of [[south, west], [north, east], [south - 0.01, west], [north + 0.01, east], [32.6, west - 0.01], [32.6, east + 0.01], [31.5, 116], [117, 32.6]] as const) {
    const form = latitude.safeParse(up).success && longitude.safeParse(right).success
    assert.equal(judged(up, right).verdict !== 'refused', form, `${up}, ${right}`)
  }
  assert.match(judged('', 117).says, /一起填/)
})
