import { isDeepStrictEqual } from 'node:util'
import { itemInputs, type Definition, type Door, type ImportLine, type Limit, type Material, type ServiceItem } from '../../../../contract/service-items.ts'
import { fieldMessages } from '../../../platform/http.ts'
import { doorDifferences, refusalFor, sidesOf, type Side } from '../doors-agree.ts'
import { definitionOf, mustHold } from '../items/record.ts'
import type { FileRow } from './rows.ts'

/**
 * What would become of each row. Several rows of one code are its doors, as other systems keep them: they are held against one
 * another and against the item in force before anything is taken in.
 */
export const judgeRows = (rows: readonly FileRow[], known: ReadonlyMap<string, Known>): Judged => {
  const lines: ImportLine[] = []
  const good: { code: string; definition: Definition; known: Known | undefined }[] = []
  for (const row of rows) if ('refused' in row) lines.push({ line: row.line, code: '', name: '', verdict: 'refused', message: row.refused })
  for (const [code, group] of Map.groupBy(rows.filter((row) => 'value' in row), (row) => String(row.value['code'] ?? ''))) {
    const judged = judgeItem(code, group, known.get(code))
    for (const row of group) lines.push({ line: row.line, code, name: String(row.value['name'] ?? known.get(code)?.name ?? ''), verdict: judged.verdict, message: judged.message })
    if (judged.definition && (judged.verdict === 'new' || judged.verdict === 'changed')) good.push({ code, definition: judged.definition, known: known.get(code) })
  }
  return { lines: lines.toSorted((a, b) => a.line - b.line), good }
}

function judgeItem(code: string, group: readonly Row[], known: Known | undefined): { verdict: ImportLine['verdict']; message: string; definition?: Definition } {
  const refused = (message: string) => ({ verdict: 'refused', message } as const)
  if (!code) return refused('没有事项代码')
  const apart = refusalFor(doorDifferences([...group.flatMap(sidesOfRow), ...(known ? knownSides(known, group) : [])]))
  if (apart) return refused(known && group.length === 1 && doorDifferences(group.flatMap(sidesOfRow)).length === 0 ? apart.message.replace('各渠道不一致', '与登记的事项不一致') : apart.message)
  const merged = merge(code, group, known)
  const parsed = itemInputs.write.safeParse(merged)
  if (!parsed.success) return refused(Object.entries(fieldMessages(parsed.error.issues)).map(([, said]) => said).slice(0, 4).join('；'))
  const definition = definitionOf(parsed.data)
  const no = mustHold(definition)
  if (no) return refused(no.message)
  if (known && isDeepStrictEqual(known.definition, definition)) return { verdict: 'same', message: '与登记的相同，不动' }
  if (known?.draft) return refused('这个事项已有一份草稿，请先处理那一份')
  return { verdict: known ? 'changed' : 'new', message: known ? '存为新版草稿，等另一人核准' : '存为草稿，等另一人核准', definition }
}

/** A row that names several doors speaks for each of them; rows of a list may still name theirs. */
function sidesOfRow({ value }: Row): Side[] {
  return sidesOf({ doors: doorsIn(value), materials: listIn<Material>(value, 'materials'), limits: listIn<Limit>(value, 'limits') })
}

/** The registered item, where the file says nothing of its own materials and limits as a whole: it must not differ from it. */
function knownSides(known: Known, group: readonly Row[]): Side[] {
  const whole = group.some(({ value }) => 'name' in value)
  return whole ? [] : sidesOf(known.definition)
}

function merge(code: string, group: readonly Row[], known: Known | undefined): Record<string, unknown> {
  const said = Object.assign({}, ...group.toReversed().map(({ value }) => value)) as Record<string, unknown>
  const named = [...new Set(group.flatMap(({ value }) => doorsIn(value)))]
  const { door: _door, ...rest }: Record<string, unknown> = { ...known?.definition, ...said }
  return { ...rest, code, doors: known ? [...new Set([...known.definition.doors, ...named])] : named }
}

const doorsIn = (value: Record<string, unknown>): Door[] => (Array.isArray(value['doors']) ? value['doors'] : value['door'] ? [value['door']] : []).map(String) as Door[]
/** Rows of a list that are none are left to the schema, which names them. */
const listIn = <T>(value: Record<string, unknown>, key: string): T[] => (Array.isArray(value[key]) ? value[key] : []).filter((one): one is T => typeof one === 'object' && one !== null && Object.values(one).every((v) => v === undefined || typeof v === 'string' || Array.isArray(v)) && ('name' in one || key !== 'materials'))

type Row = Extract<FileRow, { value: unknown }>
export type Known = Pick<ServiceItem, 'id' | 'name' | 'edition'> & { definition: Definition; draft: boolean }
export type Judged = { lines: ImportLine[]; good: { code: string; definition: Definition; known: Known | undefined }[] }
