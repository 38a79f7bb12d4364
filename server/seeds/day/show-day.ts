import type { Clock } from '../../platform/clock.ts'
import type { Desk } from '../../rooms/work-orders/index.ts'
import { playAnnouncements } from './announcements.ts'
import { playComeAgain } from './come-again.ts'
import { playCoverage } from './coverage.ts'
import { playDay } from './play.ts'
import { playPublications } from './publications.ts'
import { playShops } from './shops.ts'

/** The first start of the demonstration: a living city in every room, played through the doors. */
export async function showDay(desk: Desk, clock: Clock): Promise<void> {
  const { orders, refused } = await playDay(desk, clock.now(), (done, all) => console.log(`正在准备演示数据 ${Math.round((100 * done) / all)}%`))
  await playComeAgain(desk, clock.now())
  await playPublications(desk, clock.now())
  await playAnnouncements(desk, clock.now())
  await playShops(desk, clock.now())
  await playCoverage(desk, clock.now())
  console.log(`演示数据已就绪：${orders} 件诉求${refused.length ? `，${refused.length} 步没有走成（${refused.join('；')}）` : ''}`)
}
