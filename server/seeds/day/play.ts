import type { IntakeInput } from '../../../contract/intake.ts'
import type { Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { areaName } from '../../rules/areas.ts'
import { sweep, sightOn, takeIn, workOrders, type Desk, type UnitFacts } from '../../rooms/work-orders/index.ts'
import { randomFrom, requestFor, residents, type Random } from '../huainan/index.ts'
import { findCast, type Cast } from './people.ts'
import { stories, type Step, type Story } from './stories.ts'

/**
 * A day in the life of the city, played through intake and act() in the order of time, with the sweep running between:
 * warnings, misses and escalations come about as they would. Deterministic; about 300 orders in every state.
 */
export const playDay = async (desk: Pick<Desk, 'house' | 'pool'>, now: Date, progress: (done: number, all: number) => void = () => {}): Promise<Played> => {
  const random = randomFrom(20260923)
  const cast = await findCast(desk.pool, desk.house.world)
  const plans = stories.flatMap((story) => Array.from({ length: story.count }, (_, i) => planOf(story, i, now, desk, random)))
  const played: Played = { orders: 0, steps: 0, refused: [] }
  const agenda: Agenda = plans.map((plan) => ({ at: plan.at, run: () => submit(desk, plan, cast, played) }))
  for (let at = new Date(now.getTime() - 32 * 86_400_000); at < now; at = new Date(at.getTime() + 3 * 3_600_000)) agenda.push({ at, run: async () => { await sweep(desk.house, at) } })
  agenda.push({ at: now, run: async () => { await sweep(desk.house, now) } })
  const steps = agenda.length + plans.reduce((sum, plan) => sum + plan.story.steps.length, 0)
  while (agenda.length > 0) {
    agenda.sort((a, b) => b.at.getTime() - a.at.getTime())
    const next = agenda.pop()!
    if (next.at > now) continue
    const follow = await next.run()
    if (follow) agenda.push(follow)
    if (++played.steps % 150 === 0) progress(Math.min(played.steps, steps), steps)
  }
  return played
}

/** One number and one telephone belong to one name: who comes twice is the same person. */
const neighbours = residents(997)

function planOf(story: Story, i: number, now: Date, { house }: Pick<Desk, 'house'>, random: Random): Plan {
  const { calendar } = house.world
  const [from, to] = story.since
  const hours = to - ((to - from) * (i + random.next())) / story.count
  const resident = neighbours[(i * 97 + story.name.length * 389 + story.count * 31 + Math.round(from) * 53) % neighbours.length]!
  const town = areaName(resident.areaCode).replace(/^.*?[县区]/, '')
  let wish = requestFor(random, town)
  while (wish.kind !== story.kind) wish = requestFor(random, town)
  return { story, at: back(now, hours, house), resident, wish, i, calendar }
}

/** So many working hours before a moment: steps backwards a quarter of an hour at a time is enough for a demonstration. */
function back(now: Date, hours: number, { world }: Desk['house']): Date {
  const wanted = hours * 3_600_000
  let low = new Date(now.getTime() - (hours * 6 + 24 * 12) * 3_600_000).getTime()
  let high = now.getTime()
  while (high - low > 60_000) {
    const middle = (low + high) / 2
    if (world.calendar.workMsBetween(new Date(middle), now) > wanted) low = middle
    else high = middle
  }
  return new Date(high)
}

async function submit(desk: Pick<Desk, 'house'>, plan: Plan, cast: Cast, played: Played): Promise<Agenda[number] | undefined> {
  const { story, resident, wish, at } = plan
  const bureauId = desk.house.world.bureauOfArea(resident.areaCode)
  const clerk = story.door === 'hotline' ? cast.anywhere(['hotlineAgent'], plan.i) : story.door === 'window' ? (cast.under(bureauId, ['windowClerk']) ?? cast.anywhere(['windowClerk'], plan.i)) : undefined
  const actor: Actor = clerk ?? { kind: story.door === 'api' ? 'client' : 'resident', id: newId(at), name: story.door === 'api' ? '省公共法律服务平台（演示）' : '当事人', appointments: [] }
  const input: IntakeInput = {
    requestId: newId(at), forWhom: plan.i % 9 === 4 ? 'family' : 'self', ...(plan.i % 9 === 4 ? { authority: 'kin' as const, helperName: '其子女' } : {}), anonymous: false, kind: story.kind, need: wish.need, title: wish.title,
    topic: wish.topic, areaCode: resident.areaCode, safeToCall: true, attachmentIds: [],
    person: { name: resident.name, phone: resident.phone, idNumber: resident.idNumber, sex: resident.sex, birthYear: resident.birthYear, groups: [...resident.groups], address: resident.address },
  }
  const receipt = await takeIn(desk.house, {
    door: story.door, actor, sight: sightOn(actor), now: at, input, unitId: clerk?.appointments[0]?.unitId ?? desk.house.world.cityUnitId, accepted: clerk !== undefined, identityVerified: clerk !== undefined,
    ...(story.answered ? { answer: { publicReply: '已当面（电话）说明：先保存证据，可以申请调解；调解不成，可以申请仲裁或起诉。经济困难的可以申请法律援助。', toldRights: true } } : {}),
    ...(story.door === 'api' ? { source: { system: '省公共法律服务平台（演示）', number: `AH${at.getTime()}${plan.i}` } } : {}),
  })
  played.orders += 1
  // The same person said the same before: that order's own story goes on.
  if (receipt.outcome === 'joined') return undefined
  return next(desk, { ...plan, id: receipt.orderId, bureauId }, 0, at, cast, played)
}

function next(desk: Pick<Desk, 'house'>, plan: Running, index: number, before: Date, cast: Cast, played: Played): Agenda[number] | undefined {
  const step = plan.story.steps[index]
  if (!step) return undefined
  const at = plan.calendar.addWorkMs(before, Math.max(1, step[0] * 3_600_000))
  return { at, run: async () => ((await take(desk, plan, step, at, cast, played)) ? next(desk, plan, index + 1, at, cast, played) : undefined) }
}

async function take(desk: Pick<Desk, 'house'>, plan: Running, [, by, action, input]: Step, at: Date, cast: Cast, played: Played): Promise<boolean> {
  const body = plan.unitId ? desk.house.world.unit(plan.unitId) : bodyFor(desk, plan, cast)
  const actor = doer(by, plan, body, cast)
  if (!actor) return false
  if (action === 'assign') plan.unitId = body?.id
  const other = desk.house.world.units().find((u) => u.bureauId === plan.bureauId && u.kind === 'legalAidCentre') ?? body
  const more = { assign: { unitId: body?.id }, finish: { contactedAt: at.toISOString() }, consult: { unitId: other?.id }, addAssist: { unitIds: [other?.id] } }[action as string] ?? {}
  try {
    await act(workOrders, desk.house, { actor, sight: sightOn(actor), id: plan.id, action, input: { ...input, ...more }, requestId: newId(at), now: at })
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    played.refused.push(`${plan.story.name} ${action}: ${error.message}`)
    return false
  }
}

function doer(by: Step[1], plan: Running, body: UnitFacts | undefined, cast: Cast): Actor | undefined {
  if (by === 'resident') return { kind: 'resident', id: plan.id, name: '当事人', appointments: [], recordId: plan.id }
  if (by === 'body') return body && cast.in(body.id, doers)
  const role = { dispatcher: ['countyDispatcher'], reviewer: ['reviewer'], follower: ['followUpOfficer'], supervisor: ['countySupervisor'], agent: ['hotlineBackOffice'], assistant: doers, consulted: doers }[by]
  return cast.under(plan.bureauId, role) ?? cast.anywhere(by === 'dispatcher' ? ['cityDispatcher'] : role, 0)
}

/** The justice office of the township, else any body of the bureau that has people. */
function bodyFor({ house }: Pick<Desk, 'house'>, plan: Running, cast: Cast): UnitFacts | undefined {
  const near = house.world.units().filter((u) => u.bureauId === plan.bureauId && bodies.includes(u.kind) && cast.in(u.id, doers))
  return near.find((u) => u.kind === 'justiceOffice' && u.areaCodes.includes(plan.resident.areaCode)) ?? near[plan.i % Math.max(near.length, 1)]
}

const doers = ['justiceOfficeStaff', 'handler', 'mediator', 'lawyer', 'villageAdviser']
const bodies = ['justiceOffice', 'legalAidCentre', 'serviceCentre']

type Plan = { story: Story; at: Date; i: number; resident: ReturnType<typeof residents>[number]; wish: ReturnType<typeof requestFor>; calendar: Desk['house']['world']['calendar'] }
type Running = Plan & { id: string; bureauId: string; unitId?: string | undefined }
type Agenda = { at: Date; run: () => Promise<Agenda[number] | void | undefined> }[]
export type Played = { orders: number; steps: number; refused: string[] }
