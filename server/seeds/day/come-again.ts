import type { IntakeInput } from '../../../contract/intake.ts'
import { newId } from '../../platform/ids.ts'
import { sightOn, takeIn, type Desk } from '../../rooms/work-orders/index.ts'
import { findCast } from './people.ts'

/**
 * Some come a second time and are written down differently: a letter misheard, a figure swapped, a new telephone. And two
 * who are not one, father and son with one telephone. Invented people; the list 疑似同一人 lives from them.
 */
export const playComeAgain = async ({ house, pool }: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<void> => {
  const cast = await findCast(pool, house.world)
  for (const [i, { area, need, persons }] of visits.entries()) for (const [n, person] of persons.entries()) {
    const actor = cast.anywhere(['hotlineAgent'], i)
    if (!actor) return
    const at = new Date(now.getTime() - (n === 0 ? 26 - i : 2) * 3_600_000 + i * 60_000)
    const input = { requestId: newId(at), forWhom: 'self', anonymous: false, kind: 'question', need: n === 0 ? need : `${need.slice(0, 12)}……上次问过，再问问怎么办。`, areaCode: area, safeToCall: true, attachmentIds: [], person } as IntakeInput
    await takeIn(house, { door: 'hotline', actor, sight: sightOn(actor), now: at, input, unitId: actor.appointments[0]?.unitId ?? house.world.cityUnitId, accepted: true })
  }
}

const visits: readonly { area: string; need: string; persons: readonly IntakeInput['person'][] }[] = [
  { area: '340403001', need: '在工地做了四个月，包工头只给了一个月工钱，电话也不接了。', persons: [{ name: '葛晓东', phone: '13905546671', sex: 'male', birthYear: 1978, address: '舜耕路12号' }, { name: '葛小冬', phone: '13905546671', birthYear: 1978, address: '田家庵区舜耕路12号' }] },
  { area: '340422100', need: '老人住院，几个子女都不愿出护理费，想问能不能要求分担。', persons: [{ name: '阚桂英', phone: '18255476680', birthYear: 1956, address: '寿春镇南关村3组' }, { name: '阚桂莹', phone: '18255476608', birthYear: 1956, address: '南关村三组' }] },
  { area: '340421100', need: '宅基地上的老房子被邻居占了一角，村里调解过没有结果。', persons: [{ name: '汪未申', phone: '15955470033', birthYear: 1967, sex: 'male' }, { name: '汪末申', phone: '15955470033', birthYear: 1967 }] },
  { area: '340403002', need: '买的电动车三天就坏了，店家不肯退，也不肯换。', persons: [{ name: '岑大海', phone: '13705540912', birthYear: 1961, sex: 'male', address: '洞山街道陈庄村5组' }, { name: '岑小海', phone: '13705540912', birthYear: 1988, sex: 'male', address: '洞山街道陈庄村5组' }] },
]
