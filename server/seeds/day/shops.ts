import type { Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { newId } from '../../platform/ids.ts'
import { actOnProduct, actOnShop } from '../../rooms/shops/lifecycle.ts'
import { addProduct, openShop } from '../../rooms/shops/opening.ts'
import { takeInAtShop } from '../../rooms/shops/requests.ts'
import { sightOn, workOrders, type Desk } from '../../rooms/work-orders/index.ts'
import { findCast, type Cast } from './people.ts'

/** Some shops in every state, each with products on their way; all of it is invented and says so (演示). */
export const playShops = async (desk: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<void> => {
  const cast = await findCast(desk.pool, desk.house.world)
  for (const plan of plans) {
    const unit = desk.house.world.units().find(({ code }) => code === plan.unit)
    const people = unit && castOf(unit, cast)
    if (unit && people) await play(desk, plan, { ...people, unitId: unit.id }, new Date(now.getTime() - plan.daysAgo * 86_400_000))
  }
}

function castOf(unit: { id: string; bureauId: string }, cast: Cast): Omit<People, 'unitId'> | undefined {
  const [head, worker] = [cast.in(unit.id, ['bodyHead']), cast.in(unit.id, ['handler'])]
  const reviewer = cast.under(unit.bureauId, ['countyDispatcher']) ?? cast.anywhere(['cityDispatcher'], 0)
  return head && worker && reviewer ? { head, worker, reviewer } : undefined
}

async function play({ pool, house }: Pick<Desk, 'pool' | 'house'>, plan: Plan, { head, worker, reviewer, unitId }: People, at: Date): Promise<void> {
  const step = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
  const by = (actor: Actor, minutes: number) => ({ pool, actor, now: step(minutes) })
  const asked = (id: string, action: string, input: Record<string, unknown>, minutes: number) => ({ id, action, input, requestId: newId(step(minutes)) })
  const { id } = await openShop(by(head, 0), { requestId: newId(at), unitId, name: plan.name, intro: plan.intro, specialities: plan.specialities, hours: plan.hours, responsible: head.name, answererId: worker.id, deputyId: head.id }, true)
  if (plan.goal === 'draft') return
  await actOnShop(by(head, 30), asked(id, 'submit', {}, 30))
  if (plan.goal === 'toReview') return
  await actOnShop(by(reviewer, 60), asked(id, 'approve', {}, 60))
  for (const [i, { goal, ...product }] of plan.products.entries()) {
    const made = await addProduct(by(head, 70 + i), { ...product, id, requestId: newId(step(70 + i)) } as never, true)
    if (goal === 'draft') continue
    await actOnProduct(by(head, 80 + i), asked(made.id, 'submit', {}, 80 + i))
    if (goal !== 'toReview') await actOnProduct(by(reviewer, 90 + i), asked(made.id, 'approve', {}, 90 + i))
    if (goal === 'takenDown') await actOnProduct(by(reviewer, 95 + i), asked(made.id, 'takeDown', { reason: '价格和公示的收费标准不一致' }, 95 + i))
  }
  for (const [i, { need, reply, grade, complaint }] of (plan.asked ?? []).entries()) {
    const receipt = await takeInAtShop(house, { kind: 'resident', id: newId(step(100 + i)), name: '当事人', appointments: [] }, { shopId: id, complaint }, { requestId: newId(step(100 + i)), forWhom: 'self', anonymous: true, person: {}, kind: 'question', need, safeToCall: true, attachmentIds: [] }, step(100 + i))
    const deed = (actor: Actor, action: string, input: Record<string, unknown>, minutes: number) => act(workOrders, house, { actor, sight: sightOn(actor), id: receipt.orderId, action, input, requestId: newId(step(minutes)), now: step(minutes) })
    if (reply) await deed(worker, 'reply', { publicReply: reply, toldRights: true }, 160 + i)
    if (grade) await deed({ kind: 'resident', id: receipt.orderId, name: '当事人', appointments: [], recordId: receipt.orderId }, 'rate', { grade }, 190 + i)
  }
  if (plan.against) await actOnShop(by(reviewer, 200), asked(id, plan.against.action, { reason: plan.against.reason }, 200))
  if (plan.against?.appeal) await actOnShop(by(head, 260), asked(id, 'appeal', { text: plan.against.appeal }, 260))
}

const paid = { class: '法律文书', form: '网上、到所里', price: '300 元一份（演示）', priceBasis: '本所公示的收费标准（演示）', timeLimit: '3 个工作日' }
const free = { form: '网上、电话、到所里', timeLimit: '1 个工作日' }
const plans: readonly Plan[] = [
  {
    unit: 'TJA-F1', name: '春申律师在线店（演示）', intro: '婚姻、欠薪、邻里纠纷，先听您说，再说怎么办。', specialities: '婚姻家庭、劳动、合同', hours: '周一至周五 9:00–17:00', goal: 'open', daysAgo: 6, asked: [
      { need: '租的房子没到期房东要我搬走，押金不退，怎么办？' },
      { need: '借给朋友两万块，没写借条，只有转账和聊天记录，能要回来吗？', reply: '能。转账和聊天记录可以证明借过钱；先让他在聊天里认下金额和还的日子，截图留好。不还的，可以申请支付令或者起诉。', grade: 'satisfied' },
      { need: '老板口头说辞退我，没有书面通知，要不要赔钱？', reply: '先请老板写清楚为什么辞退；不肯写的，把聊天记录、考勤、工资单留好。违法辞退可以要赔偿，一年内去劳动仲裁，不收费。', grade: 'verySatisfied' },
      { need: '打电话去问，说了两句就挂了，态度不好。', complaint: true },
    ],
    products: [
      { ...paid, goal: 'shown', name: '离婚协议书代写', forWhom: '要离婚的夫妻', content: '听两方说明，写一份协议，讲清孩子、房子、欠账怎么办。', area: '田家庵区' },
      { ...free, goal: 'shown', name: '欠薪先问一问', class: '法律咨询', forWhom: '被拖欠工钱的人', content: '看材料，说清能走哪几条路、要多久、要不要钱。', area: '淮南市' },
      { ...paid, goal: 'draft', name: '民间借贷起诉状', forWhom: '借出钱要不回来的人', content: '代写起诉状，百分百胜诉，不满意再改。', area: '淮南市' },
    ],
  },
  {
    unit: 'TJA-N1', name: '田家庵公证便民店（演示）', intro: '继承、委托、遗嘱，先看材料够不够，再约时间。', specialities: '继承公证、委托公证、遗嘱', hours: '周一至周五 8:30–17:00', goal: 'open', daysAgo: 5,
    products: [
      { ...free, goal: 'shown', name: '公证材料预审', class: '公证', forWhom: '要办公证的人', content: '照片发来，看看缺什么，一次说清，免得跑两趟。', area: '田家庵区' },
      { ...paid, goal: 'toReview', name: '上门办遗嘱公证', class: '公证', forWhom: '行动不便的老人', content: '公证员上门，全程录像。', area: '田家庵区', form: '上门' },
    ],
  },
  { unit: 'FT-M1', name: '凤台调解服务店（演示）', intro: '邻里、家庭、土地的事，坐下来谈，不收费。', specialities: '邻里、家庭、土地纠纷调解', hours: '周一至周六 8:30–17:30', goal: 'open', daysAgo: 4, products: [{ ...free, goal: 'shown', name: '到村里调解', class: '人民调解', forWhom: '有矛盾想谈开的人', content: '两边都愿意谈的，约到村里或者所里，一起说清楚。', area: '凤台县', form: '上门、到所里', timeLimit: '7 天内约好时间' }] },
  { unit: 'SX-S1', name: '寿县法律服务店（演示）', intro: '写文书、当代理，先说清价钱。', specialities: '代写文书、代理诉讼', hours: '周一至周五 8:30–17:00', goal: 'open', daysAgo: 4, against: { action: 'limit', reason: '30 天里有 3 件提问没有按时答复（演示）' }, products: [{ ...paid, goal: 'takenDown', name: '代写上诉状', forWhom: '不服一审判决的人', content: '看判决书，写上诉状。', area: '寿县' }] },
  { unit: 'HN-F1', name: '明垣律师店（演示）', intro: '企业合同、劳动用工、知识产权。', specialities: '公司、劳动、知识产权', hours: '周一至周五 9:00–18:00', goal: 'open', daysAgo: 3, against: { action: 'suspend', reason: '配合核对执业信息（演示）', appeal: '信息已经更新，请核对后恢复。' }, products: [{ ...paid, goal: 'shown', name: '合同审一遍', class: '合同审查', forWhom: '小微企业', content: '看合同，写出有风险的地方和改法。', area: '淮南市' }] },
  { unit: 'SX-F1', name: '寿县律师店（演示）', intro: '刑事辩护、交通事故。', specialities: '刑事、交通事故', hours: '周一至周五 9:00–17:00', goal: 'toReview', daysAgo: 1, products: [] },
]

type Goal = 'draft' | 'toReview' | 'shown' | 'takenDown'
type Plan = {
  unit: string; name: string; intro: string; specialities: string; hours: string; goal: 'draft' | 'toReview' | 'open'; daysAgo: number
  asked?: readonly { need: string; reply?: string; grade?: string; complaint?: boolean }[]
  against?: { action: 'limit' | 'suspend'; reason: string; appeal?: string }
  products: readonly { goal: Goal; name: string; class: string; forWhom: string; content: string; form: string; area: string; price?: string; priceBasis?: string; timeLimit: string }[]
}
type People = { head: Actor; worker: Actor; reviewer: Actor; unitId: string }
