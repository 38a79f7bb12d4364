import type { AnnouncementArea, AnnouncementColumn } from '../../../contract/announcements.ts'
import type { PublicationState } from '../../../contract/publication.ts'
import type { Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { newId } from '../../platform/ids.ts'
import type { Desk } from '../../rooms/work-orders/index.ts'
import { published } from '../../rooms/security/publication/published.ts'
import { announce } from '../../rooms/security/publication/announce.ts'
import { publications, publicationSight } from '../../rooms/security/publication/lifecycle.ts'
import { findCast, type Cast } from './people.ts'

/** 通知公告: some in every column, of the city and of counties, through the hands of different persons; some on their way, one past its last day. */
export const playAnnouncements = async ({ pool, house }: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<void> => {
  const cast = await findCast(pool, house.world)
  for (const seed of seeds) {
    const team = teamOf(seed, cast, house.world)
    if (team) await play(pool, seed, team, now)
  }
  await published.expire(pool, now)
}

/** Who writes, who checks, who looks for secrets, who decides: four persons of the bureau whose notice it is. */
function teamOf({ unit }: Seed, cast: Cast, world: Desk['house']['world']): Team | undefined {
  const at = world.units().find((one) => one.code === unit)
  if (!at) return undefined
  const city = at.bureauId === world.cityUnitId
  const team = { unitId: at.id, writer: city ? cast.anywhere(['cityDispatcher'], 0) : cast.under(at.bureauId, ['countyDispatcher']), checker: cast.under(at.bureauId, ['reviewer']), officer: cast.anywhere(['securityOfficer'], 0), head: cast.under(at.bureauId, [city ? 'cityHead' : 'countyHead']) }
  return Object.values(team).every(Boolean) ? team as Team : undefined
}

async function play(pool: Desk['pool'], { unit: _unit, goal, daysAgo, lasts, ...words }: Seed, { unitId, writer, checker, officer, head }: Team, now: Date): Promise<void> {
  let at = new Date(now.getTime() - daysAgo * 86_400_000 - 5 * 3_600_000)
  const from = dayOf(at)
  const { id } = await announce({ pool, actor: writer, now: at } as Parameters<typeof announce>[0], { requestId: newId(at), ...words, unitId, fromOn: from, untilOn: addDays(from, lasts) })
  const pass = { outcome: 'pass' }
  const steps: readonly [Actor, string, object, PublicationState][] = [[writer, 'submit', {}, 'draft'], [checker, 'selfReview', {}, 'toSelfReview'], [officer, 'secrecyReview', pass, 'toSecrecyReview'], [head, 'approve', { ...pass, opinion: '同意' }, 'toApprove']]
  for (const [actor, action, input, state] of steps) {
    if (goal === state) return
    at = new Date(at.getTime() + 3_600_000)
    await act(publications, { pool, world: null }, { actor, sight: publicationSight(actor), id, action, input, requestId: newId(at), now: at })
  }
}

const seeds: readonly Seed[] = [
  { unit: 'HN-D1', columnCode: 'bulletin', areaCode: '340400', goal: 'published', daysAgo: 6, lasts: 120, title: '有事先在网上说，不用先跑一趟（演示）', text: '办法律上的事，可以先在网上写几句，也可以打 12348。三个地方说的是同一件事，记在一起，不用重讲。\n## 三个办法\n- 网上：首页写下发生了什么事\n- 电话：12348，咨询不收费\n- 窗口：就近的公共法律服务中心、司法所\n写的时候先不要写身份证号和银行卡号，要用的时候我们会问。' },
  { unit: 'TJA', columnCode: 'bulletin', areaCode: '340403', goal: 'published', daysAgo: 3, lasts: 60, title: '田家庵区年底讨薪集中受理（演示）', text: '干了活没拿到钱的，年底前在区公共法律服务中心和各司法所集中受理。\n- 带上能证明在哪里干活、欠多少的东西：合同、工牌、考勤、聊天记录都算\n- 农民工讨薪申请法律援助，不用核查经济困难状况（法律援助法第四十二条）\n来不了的，打 12348，或者在网上说。' },
  { unit: 'SX', columnCode: 'bulletin', areaCode: '340422', goal: 'published', daysAgo: 9, lasts: 90, title: '寿县农忙时节下乡接待（演示）', text: '农忙时节，工作人员到各乡镇接待，就近说事、就近调解，不收费。\n到哪个乡镇、哪一天，问当地司法所，或者打 12348。' },
  { unit: 'HN-PC', columnCode: 'hours', areaCode: '340400', goal: 'published', daysAgo: 12, lasts: 60, title: '市公共法律服务中心法定节假日值班安排（演示）', text: '法定节假日窗口留人值班，办急事的可以来。\n- 不急的事，请在工作日来，人手齐\n- 12348 昼夜有人接\n- 网上随时可以说，收到的事从上班第一天起算时限' },
  { unit: 'FT', columnCode: 'hours', areaCode: '340421', goal: 'published', daysAgo: 4, lasts: 45, title: '凤台县一处司法所搬了地方（演示）', text: '因房屋修缮，这处司法所临时搬到附近办公，修好后搬回。\n去之前请在“附近的法律服务”里看新地址，或者打 12348 问。' },
  { unit: 'HN-D1', columnCode: 'publicity', areaCode: '340400', goal: 'published', daysAgo: 15, lasts: 180, title: '离职以后讨工资，一年内要去申请仲裁', text: '还在单位上班的，被欠的工资什么时候申请仲裁都行，不受一年限制。\n已经离职的，从离职那天起一年内提出（劳动争议调解仲裁法第二十七条）。\n拿不准的，打 12348 问，不收费。' },
  { unit: 'TJA', columnCode: 'publicity', areaCode: '340403', goal: 'published', daysAgo: 20, lasts: 180, title: '调解成了，三十天内可以请法院确认', text: '经人民调解委员会调解达成协议的，双方可以在协议生效之日起三十日内，一起向法院申请司法确认（人民调解法第三十三条）。\n确认以后，一方不照办，另一方可以申请法院强制执行。' },
  { unit: 'HN-D1', columnCode: 'lists', areaCode: '340400', goal: 'published', daysAgo: 8, lasts: 90, title: '登记在册的律师、机构怎么查', text: '律师事务所、公证处、基层法律服务所、鉴定机构和里面的人，都可以在本站“查真假”里查到登记情况。\n- 查不到的，先不要交钱，打 12348 问\n- 收费以本人和机构公示的标准为准' },
  { unit: 'SX', columnCode: 'lists', areaCode: '340422', goal: 'published', daysAgo: 5, lasts: 30, title: '寿县人民调解员拟聘名单公示的办法（演示）', text: '拟聘名单在县公共法律服务中心和各司法所张贴，公示期内有意见的，可以向县司法局提出。' },
  { unit: 'HN-D1', columnCode: 'bulletin', areaCode: '340400', goal: 'published', daysAgo: 40, lasts: 20, title: '上月法律服务进社区活动（演示）', text: '活动已经结束。' },
  { unit: 'TJA', columnCode: 'hours', areaCode: '340403', goal: 'toApprove', daysAgo: 1, lasts: 30, title: '周六上午窗口开放试行（演示）', text: '每周六上午，区公共法律服务中心窗口开放，试行一个月。' },
  { unit: 'TJA', columnCode: 'publicity', areaCode: '340403', goal: 'toSelfReview', daysAgo: 1, lasts: 90, title: '借钱给别人，借条上写清楚这几样（演示）', text: '借条写清楚：谁借给谁、借多少、哪天借、哪天还、利息多少，双方签字。\n转账比现金好，留下记录。' },
  { unit: 'FT', columnCode: 'bulletin', areaCode: '340421', goal: 'toSecrecyReview', daysAgo: 2, lasts: 60, title: '凤台县法律援助申请可以在乡镇收（演示）', text: '申请法律援助，可以在各乡镇司法所交材料，由他们转送，不用到县里。' },
  { unit: 'HN-D1', columnCode: 'bulletin', areaCode: '340400', goal: 'draft', daysAgo: 0, lasts: 60, title: '新一年服务时间调整（演示）', text: '草稿：等作息时间定了再送审。' },
]

type Seed = { unit: string; columnCode: AnnouncementColumn; areaCode: AnnouncementArea; goal: PublicationState; daysAgo: number; /** Days from the first to the last on which it shows. */ lasts: number; title: string; text: string }
type Team = { unitId: string; writer: Actor; checker: Actor; officer: Actor; head: Actor }
