import type { Definition, ServiceItem } from '../../../contract/service-items.ts'
import type { Tx } from '../../platform/context.ts'

/** Every item that counts on a day, one edition each: the newest that had begun and was not withdrawn. By code. */
export const itemsInForce = async (db: Pick<Tx, 'rows'>, day: string): Promise<ServiceItem[]> => (await db.rows<Row>(`${sql} order by i.code`, [day, null], 'items_in_force')).map(itemOf)

/** What a list of them says, without the rest of the definitions: a fifth of the reading. */
export const itemNamesInForce = (db: Pick<Tx, 'rows'>, day: string): Promise<ItemName[]> =>
  db.rows(`select i.code, ${nameFields.map((field) => `i.definition ->> '${field}' as ${field}`).join(', ')} ${inForce} order by i.code`, [day, null], 'item_names_in_force')

export const itemByCode = async (db: Pick<Tx, 'rows'>, code: string, day: string): Promise<ServiceItem | undefined> => (await db.rows<Row>(sql, [day, code], 'item_by_code')).map(itemOf)[0]

const itemOf = ({ definition, ...rest }: Row): ServiceItem => ({ ...definition, ...rest })

/** A later edition whose day has come ends the one before, even when it has itself been withdrawn since. */
const inForce = `from service_item i
  where i.valid_from <= $1::date and ($2::text is null or i.code = $2) and (i.withdrawn_on is null or i.withdrawn_on > $1::date)
    and not exists (select from service_item later where later.code = i.code and later.valid_from <= $1::date and later.valid_from > i.valid_from and (later.withdrawn_on is null or later.withdrawn_on > later.valid_from))`
const sql = `select i.id, i.code, i.edition, i.valid_from::text as "validFrom", i.withdrawn_on::text as "withdrawnOn", i.definition ${inForce}`
const nameFields = ['name', 'summary', 'pay', 'class', 'topic'] as const

export type ItemName = Pick<ServiceItem, 'code' | (typeof nameFields)[number]>
type Row = { id: string; code: string; edition: number; validFrom: string; withdrawnOn: string | null; definition: Definition }
