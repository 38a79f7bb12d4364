import { glossary, word } from '../contract/glossary.ts'
import { openApi } from './open-api.ts'
import { targetsOf } from './platform/lifecycle.ts'
import { builtInRegister } from './rules/deadline-register.ts'
import { readFileSync } from 'node:fs'
import { factNames, lengthInWords, periodRows } from './rules/limitation/index.ts'
import { roleName } from './rules/roles.ts'
import { rooms } from './rooms.ts'
import { workOrders } from './rooms/work-orders/index.ts'
import { schedule } from './schedule.ts'

/** The documents that come from the tables: `npm run docs` writes them, `npm run check` and a test find stale ones. */
export const generatedDocs: Record<string, () => string> = {
  'states.md': states, 'permissions.md': permissions, 'deadlines.md': deadlines, 'limitation.md': limitation, 'schedule.md': scheduleDoc, 'events.md': events, 'glossary.md': glossaryDoc,
  'openapi.json': () => `${JSON.stringify(openApi(), null, 2)}\n`,
}

const head = (title: string, from: string): string => `# ${title}\n\nGenerated from \`${from}\` by \`npm run docs\`; do not edit.\n\n`
const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string => [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n') + '\n'
const list = (from: string | readonly string[]): readonly string[] => (typeof from === 'string' ? [from] : from)

function states(): string {
  const arrows = workOrders.transitions.filter((t) => !targetsOf(t).includes('same')).flatMap((t) => list(t.from).flatMap((from) => targetsOf(t).map((to) => `  ${from} --> ${to}: ${word('action', t.action)}`)))
  const names = ['  back: 回到原状态', ...glossary.filter((entry) => entry.kind === 'state').map((entry) => `  ${entry.id}: ${entry.zh}`)]
  const rows = workOrders.transitions.map((t) => [list(t.from).map((s) => word('state', s)).join('、'), `${word('action', t.action)} \`${t.action}\``, targetsOf(t).map((s) => (s === 'same' ? '不变' : s === 'back' ? '回到原状态' : word('state', s))).join(' / '), (t.starts ?? []).join(' '), (t.stops ?? []).join(' '), (t.pauses ?? []).join(' '), (t.resumes ?? []).join(' ')])
  return `${head('The life of a work order', 'server/rooms/work-orders/states.ts')}\`\`\`mermaid\nstateDiagram-v2\n${names.join('\n')}\n${arrows.join('\n')}\n\`\`\`\n\n${table(['from', 'action', 'to', 'starts', 'stops', 'pauses', 'resumes'], rows)}`
}

function permissions(): string {
  const parts = rooms.map(({ room, rows }) => {
    const byAction = Map.groupBy(rows, (row) => row.action)
    const lines = [...byAction].map(([action, list]) => [`${word('action', action) === action ? word('right', action) : word('action', action)} \`${action}\``, list.map((row) => `${row.roles.map(roleName).join('、')}（${scopeWords[row.scope]}）`).join('；')])
    return `## ${room}\n\n${table(['right', 'who, on what'], lines)}`
  })
  return `${head('Who may do what', "each room's permissions.ts")}No row, no right. Scopes: 本人 own, 本单位 ownInstitution, 本辖区 ownArea, 全市 city.\n\n${parts.join('\n')}`
}

const scopeWords = { own: '本人', entrusted: '核实身份或有代办依据的当事人', ownInstitution: '本单位', ownArea: '本辖区', city: '全市' } as const

function deadlines(): string {
  const rows = builtInRegister.map((row) => [row.code, row.zh, `${row.amount} ${row.unit}`, row.startsZh, row.pausedBy.map((s) => word('state', s)).join('、') || '–', `${row.basis.text}（${row.basis.level}）`, row.verified ? '已核对' : '待核实', `${row.version}，自 ${row.validFrom}`])
  return head('Time limits', 'server/rules/deadline-rows.ts') + table(['code', 'limit', 'length', 'runs from', 'stands still in', 'basis (level of source)', 'number', 'version'], rows)
}

/** Each period with its article, and the sentences that test it. */
function limitation(): string {
  const sentences = [...readFileSync(new URL('./rules/limitation/reckon.test.ts', import.meta.url), 'utf8').matchAll(/^test\('([^']+?)(?: \[([A-Z0-9-]+)\])?'/gmu)].map(([, words = '', code]) => ({ words, code }))
  const rows = periodRows.map((row) => [row.code, row.zh, row.nature === 'exempt' ? '–' : `${lengthInWords(row.length)}，自${factNames[row.starts]}`, `${row.basis.law}第 ${row.basis.number} 条`, limitationNatures[row.nature], row.note ?? '', sentences.filter(({ code }) => code === row.code).map(({ words }) => words).join('；') || '–'])
  const others = sentences.filter(({ code }) => !code).map(({ words }) => `- ${words}`).join('\n')
  return `${head('Limitation, appeal and application periods', 'server/rules/limitation/rows.ts and reckon.test.ts')}${table(['code', 'period', 'length', 'article', 'nature', 'note', 'tested in these words'], rows)}\nFor all of them:\n\n${others}\n`
}

const limitationNatures = { limitation: '时效：可中断、中止', procedural: '法定期限：不中断、不中止', exclusion: '除斥期间：不变', exempt: '不适用时效' } as const

function scheduleDoc(): string {
  return head('Everything that time does', 'server/schedule.ts') + table(['job', 'when'], schedule.map((line) => [line.job, 'every' in line ? `every ${line.every} s` : `cron ${line.cron} (China's time, by the clock)`]))
}

function events(): string {
  const actions = [...new Set(workOrders.transitions.map((t) => t.action))]
  return `${head('Events', 'server/rooms/work-orders/states.ts')}Written to \`outbox\` in the transaction of the deed, one an action; payload \`{ state, from, … }\`.\n\n${table(['event', 'when'], [['workOrder.submit', '提交'], ['workOrder.repeated', '同一人重复提交，并入原单'], ...actions.map((a) => [`workOrder.${a}`, word('action', a)])])}`
}

function glossaryDoc(): string {
  return head('Glossary', 'contract/glossary.ts') + table(['kind', 'id', 'word', 'means', 'not', 'source'], glossary.map((entry) => [entry.kind, entry.id, entry.zh, entry.means, entry.not.join('、'), entry.source ?? '']))
}
