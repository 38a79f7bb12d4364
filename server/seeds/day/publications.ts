import type { PublicationState } from '../../../contract/publication.ts'
import type { Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { inContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { sightOn, type Desk } from '../../rooms/work-orders/index.ts'
import { publications, publicationSight } from '../../rooms/security/publication/lifecycle.ts'
import { propose } from '../../rooms/security/publication/propose.ts'
import { findCast, type Cast } from './people.ts'

/** Some replies on their way to the public, at every gate of the review, and some that everybody may read. */
export const playPublications = async (desk: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<void> => {
  const cast = await findCast(desk.pool, desk.house.world)
  const orders = await inContext(desk.pool, sightOn(cast.anywhere(['cityDispatcher'], 0)!), (tx) => tx.rows<Done>(
    `select id, topic, unit_id as "unitId", bureau_id as "bureauId", closed_at as "closedAt" from work_order where state in ('done', 'archived') and public_reply is not null and unit_id is not null and part = 'main' order by closed_at desc limit 60`))
  const plan = new Map<Done, Reply>()
  for (const reply of replies) {
    const open = orders.filter((o) => !plan.has(o) && gatesOf(o, cast))
    const order = open.find((o) => o.topic === reply.topic) ?? open[0]
    if (order) plan.set(order, reply)
  }
  for (const [order, reply] of [...plan].toSorted(([a], [b]) => a.closedAt.getTime() - b.closedAt.getTime())) await publish(desk, reply, order, gatesOf(order, cast)!, now)
}

/** Three persons, none of them twice. */
function gatesOf({ bureauId }: Done, cast: Cast): Gates | undefined {
  const [proposer, checker, officer, head] = [cast.under(bureauId, ['countyDispatcher']), cast.under(bureauId, ['reviewer']), cast.anywhere(['securityOfficer'], 0), cast.under(bureauId, ['countyHead'])]
  return proposer && checker && officer && head ? { proposer, checker, officer, head } : undefined
}

async function publish({ pool }: Pick<Desk, 'pool'>, { title, text, goal }: Reply, order: Done, { proposer, checker, officer, head }: Gates, now: Date): Promise<void> {
  let at = new Date(Math.min(order.closedAt.getTime() + 3_600_000, now.getTime() - 4 * 3_600_000))
  const call = { actor: proposer, now: at, pool } as Parameters<typeof propose>[0]
  const { id } = await propose(call, async () => ({ unitId: order.unitId, bureauId: order.bureauId }), { requestId: newId(at), orderId: order.id, title, text })
  const steps: readonly [Actor, string, object, PublicationState][] = [
    [checker, 'selfReview', {}, 'toSelfReview'], [officer, 'secrecyReview', goal === 'refused' ? { outcome: 'refuse', opinion: '所述情节过于具体，认识的人能看出是谁，不宜公开' } : { outcome: 'pass' }, 'toSecrecyReview'],
    [head, 'approve', { outcome: 'pass', opinion: '同意' }, 'toApprove'],
  ]
  for (const [actor, action, input, from] of steps) {
    if (goal === from || (goal === 'refused' && from === 'toApprove')) return
    at = new Date(at.getTime() + 3_600_000)
    await act(publications, { pool, world: null }, { actor, sight: publicationSight(actor), id, action, input, requestId: newId(at), now: at })
  }
}

const replies: readonly Reply[] = [
  { topic: 'labour', goal: 'published', title: '工地拖欠工资怎么办', text: '先把能证明在哪里干活、干了多久、欠多少的东西留好：合同、工牌、考勤、聊天记录、工友的话都算。\n可以向劳动保障监察机构投诉，也可以申请劳动仲裁。农民工讨薪申请法律援助，不用核查经济困难状况（法律援助法第四十二条）。\n在职时被欠的工资，申请仲裁不受一年时效限制；已经离职的，从离职那天起一年内提出（劳动争议调解仲裁法第二十七条）。' },
  { topic: 'housing', goal: 'published', title: '楼上漏水，邻居不肯修', text: '先拍照、录像，记下时间和损坏的地方，请物业到现场看过并写个说明。\n可以请当地人民调解委员会调解，不收费。调解达成协议的，双方可以在协议生效之日起三十日内共同申请法院司法确认（人民调解法第三十三条）。\n调解不成，可以向法院起诉，要求修复和赔偿。' },
  { topic: 'family', goal: 'published', title: '遭受家庭暴力，能得到什么帮助', text: '有危险，马上打 110。报警、就医、伤情照片、聊天记录都请留好。\n家庭暴力的受害人主张民事权益，申请法律援助不受经济困难条件限制（法律援助法第三十二条）。\n任何一个县区的法律援助窗口都可以先受理。' },
  { topic: 'contract', goal: 'toApprove', title: '借钱给朋友，只有转账记录没有借条', text: '转账记录可以作为证据，但还要能说明这笔钱是借款。请把当时约定借款、催要时对方承认的聊天记录、通话录音一并留好。\n可以先请人民调解委员会调解，让对方补写借条或还款计划；调解不成，可以向法院起诉。' },
  { topic: 'traffic', goal: 'toSecrecyReview', title: '电动车被撞，对方不赔医药费', text: '请留好交警的责任认定书、病历、票据和误工证明。\n可以请交警或人民调解委员会主持调解；调解不成，可以向法院起诉，把对方和保险公司一起列为被告。' },
  { topic: 'land', goal: 'toSelfReview', title: '宅基地边界和邻居说法不一', text: '请先找出宅基地使用权证、登记档案和四至图，没有的可以到不动产登记机构查。\n可以请村（社区）和乡镇人民调解委员会到现场丈量、调解。' },
  { topic: 'injury', goal: 'refused', title: '邻里打架受伤的赔偿', text: '请留好报警回执、病历和票据。可以先调解；调解不成，可以起诉要求赔偿。' },
]

type Reply = { topic: string; goal: PublicationState; title: string; text: string }
type Done = { id: string; topic: string | null; unitId: string; bureauId: string; closedAt: Date }
type Gates = { proposer: Actor; checker: Actor; officer: Actor; head: Actor }
