import type { MyMatter, MyMatters } from '../../../contract/residents.ts'
import type { Tx } from '../../platform/context.ts'
import { nullIfMissing } from '../../platform/errors.ts'
import { withoutCodes } from '../../platform/narrative-tokens/index.ts'
import { track, type World } from '../work-orders/index.ts'
import { unreadOf } from './messages.ts'
import { residentActor, type Place } from './place.ts'
import { reaching, residentView } from './reach.ts'
import type { Session } from './session.ts'
import { wantedOf } from './wanted.ts'

/** 我的事: all orders that this session reaches, the newest first, and on top what waits for the resident himself. */
export const myMatters = (place: Place, world: World, session: Session, asked: number): Promise<MyMatters | 'whichName'> =>
  reaching(place, session, async (tx, { kind, orders }) => {
    if (kind === 'whichName') return kind
    const ids = orders.map(({ id }) => id)
    const pages = Math.max(1, Math.ceil(ids.length / PAGE))
    const page = Math.min(Math.max(1, asked), pages)
    const unread = await unreadOf(tx, place, session, ids)
    const wanted = await wantedOf(tx, ids)
    const shown = ids.slice((page - 1) * PAGE, page * PAGE)
    const matters: MyMatter[] = []
    for (const id of shown) {
      const one = await lineOf(tx, place, world, id)
      if (one) matters.push({ ...one, wanted: wanted.find((row) => row.id === id)?.what ?? null, unread: unread.get(id) ?? 0 })
    }
    const sum = [...unread.values()].reduce((total, n) => total + n, 0)
    return { who: residentView(session), matters, total: ids.length, page, pages, unread: sum, wanted, shared: kind === 'shared' }
  })

async function lineOf(tx: Tx, place: Place, world: World, id: string): Promise<Omit<MyMatter, 'wanted' | 'unread'> | null> {
  const title = await tx.one<{ title: string }>('select title from work_order where id = $1', [id], 'title_of_order')
  const seen = await track(tx, { ...residentActor(id), recordId: id }, world, place.clock.now()).catch(nullIfMissing)
  return seen && title ? { id, number: seen.number, title: withoutCodes(title.title), asker: seen.asker, state: seen.state, turnWords: seen.turnWords, createdAt: seen.createdAt } : null
}

const PAGE = 10
