import { canaryStage } from '../server/proof/canaries/stage.ts'
import { figure } from './lib.ts'

// S8: this many persons go through the doors with numbers of their own typed everywhere; then every byte kept is read.
const persons = Number(process.argv.find((arg) => arg.startsWith('--persons='))?.slice(10) ?? 334)
const stage = await canaryStage()
try {
  const values = await stage.play(persons)
  const { rows: [kept] } = await stage.ownerPool.query<{ orders: number; tokens: number }>('select (select count(*)::int from work_order) as orders, (select count(*)::int from narrative_token) as tokens')
  const hits = await stage.scan(values)
  for (const { file, value } of hits.slice(0, 20)) console.log(`readable: ${value} in ${file}`)
  figure('canaries', values.length)
  figure('canary_orders', kept!.orders)
  figure('canary_tokens', kept!.tokens)
  figure('canaries_readable', hits.length)
  process.exitCode = hits.length === 0 ? 0 : 1
} finally {
  await stage.end()
}
