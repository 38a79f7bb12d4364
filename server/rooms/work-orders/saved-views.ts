import { workOrderEndpoints as e } from '../../../contract/work-orders.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { demandStaff } from './staff-only.ts'

/** 常用视图: a person's own filters under a name of his; the same name again replaces it. */
export const savedViewRoutes = (): readonly AnyRoute[] => [
  route({ endpoint: e.savedViews, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: ({ tx, actor }) => tx.rows<Row>('select id, name, query from saved_view where account_id = $1 order by created_at, id limit 50', [actor.id]) } }),
  route({ endpoint: e.saveView, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: saveView } }),
  route({
    endpoint: e.dropView, permission: { signedIn: true }, audit: { reads: 'nothing' },
    run: { inTx: async ({ tx, actor }, { id }) => {
      const gone = await tx.rows('delete from saved_view where id = $1 and account_id = $2 returning id', [id, actor.id])
      return gone.length ? { ok: true as const } : refuse('notFound', '没有这个视图，可能已经删除。')
    } },
  }),
]

async function saveView({ tx, actor, now }: TxCall, { name, query }: { name: string; query: Record<string, string | number | boolean> }): Promise<{ id: string }> {
  demandStaff(actor)
  // A number that somebody searches by does not stay behind in his saved filters.
  const text = JSON.stringify(maskNumbers(query))
  name = maskNumbers(name)
  if (!storable(name) || !storable(text)) return refuse('invalid', '名称或条件里有不能识别的字符，请删去后重填。', { fields: { name: '有不能识别的字符' } })
  const same = await tx.one<{ id: string }>('update saved_view set query = $3 where account_id = $1 and name = $2 returning id', [actor.id, name, text])
  if (same) return same
  const { n } = (await tx.one<{ n: number }>('select count(*)::int as n from saved_view where account_id = $1', [actor.id]))!
  if (n >= 50) return refuse('conflict', '常用视图最多 50 个，请先删去不用的。')
  const id = newId(now)
  await tx.rows('insert into saved_view (id, account_id, name, query, created_at) values ($1, $2, $3, $4, $5)', [id, actor.id, name, text, now])
  return { id }
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000') && !/\\u(0000|d[89a-f])/i.test(text)

type Row = { id: string; name: string; query: Record<string, unknown> }
