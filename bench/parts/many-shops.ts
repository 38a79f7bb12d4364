import type pg from 'pg'
import { bareTables } from './many-orders.ts'

/** A like city's shops: 200 of them with 2,856 products, each at one of the bodies that hold the orders, and ten years of questions behind them. */
export const seedShops = async (owner: pg.Pool, units: readonly string[], staff: string, products = 2_856): Promise<void> => {
  const client = await owner.connect()
  try {
    await client.query('set statement_timeout = 0')
    const restore = await bareTables(client, ['shop', 'shop_product', 'shop_request'])
    await client.query(
      `insert into shop (id, version, state, created_at, created_by, unit_id, bureau_id, area_codes, name, intro, specialities, hours, responsible, answerer_id, answerer_name, deputy_id, deputy_name, opened_on, review_due_on, log_seq, log_hash)
       select ('00000004-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 3, 'open', now() - interval '1 year', $2, u.id, u.bureau_id, array['340403'], '基准店铺 ' || i, '婚姻、欠薪、邻里纠纷，先听您说，再说怎么办。', (array['婚姻家庭、劳动', '合同、借贷', '公证、继承', '工伤、交通'])[1 + i % 4],
         '周一至周五 9:00–17:00', '负责人', $2, '张某', $2, '李某', current_date - 365, current_date + 30, 3, md5(i::text)
       from unnest($1::uuid[]) with ordinality as n(unit_id, i) join unit u on u.id = n.unit_id`, [units, staff])
    await client.query(
      `insert into shop_product (id, version, state, created_at, created_by, shop_id, unit_id, bureau_id, name, class, for_whom, content, form, area, price, price_basis, time_limit, log_seq, log_hash)
       select ('00000005-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 3, 'shown', now() - interval '1 year', s.created_by, s.id, s.unit_id, s.bureau_id, (array['离婚协议书代写', '欠薪先问一问', '公证材料预审', '起诉状代写'])[1 + i % 4] || ' ' || i,
         '法律文书', '有这件事的人', '听两方说明，写一份协议，讲清孩子、房子、欠账怎么办。', '网上、到所里', '淮南市', case when i % 2 = 0 then '300 元一份' end, case when i % 2 = 0 then '本所公示的收费标准' end, '3 个工作日', 3, md5(i::text)
       from generate_series(1, $1::int) i join shop s on s.id = ('00000004-0000-7000-8000-' || lpad(to_hex(1 + i % (select count(*) from shop)::int), 12, '0'))::uuid`, [products])
    await client.query(
      `insert into shop_request (id, shop_id, order_id, unit_id, bureau_id, kind, asked_at, due_at, settled_at)
       select gen_random_uuid(), s.id, o.id, s.unit_id, s.bureau_id, 'question', o.created_at, o.created_at + interval '1 day', o.created_at + interval '1 day'
       from (select id, unit_id, created_at, row_number() over (partition by unit_id order by created_at) as n from work_order where unit_id is not null) o join shop s on s.unit_id = o.unit_id where o.n <= 500`)
    for (const sql of [...restore, ...['shop', 'shop_product', 'shop_request'].map((table) => `vacuum (analyze) ${table}`)]) await client.query(sql)
  } finally {
    client.release(true)
  }
}
