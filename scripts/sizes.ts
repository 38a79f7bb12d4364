import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'
import { projectFiles, root } from './lib/project.ts'

// The sizes to aim for. Past a limit `npm run check` fails; the largest are named, so that one knows where to cut.
const LIMITS = { fileP90: 180, functionP90: 25, componentP90: 100, roomLines: 3_500 }

const sources = projectFiles(['contract/**/*.ts', 'server/**/*.ts', 'web/**/*.{ts,tsx}', 'scripts/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts'])
  .filter(path => !path.endsWith('.d.ts'))
const tests = sources.filter(path => path.endsWith('.test.ts'))
const files = sources.filter(path => !path.endsWith('.test.ts')).map(measure)
const server = files.filter(file => file.path.startsWith('server/') && !file.path.startsWith('server/seeds/'))
const components = files.filter(file => file.path.endsWith('.tsx'))
const functions = files.filter(file => !file.path.endsWith('.tsx')).flatMap(file => file.functions)

const over = [
  row('server file', server.map(named), LIMITS.fileP90),
  row('function', functions, LIMITS.functionP90),
  row('component file', components.map(named), LIMITS.componentP90),
].some(Boolean)
const rooms = roomSizes()
console.log(`rooms            ${rooms.map(room => `${room.name} ${room.lines}`).join(' · ') || 'none'}`)
console.log(`comments         ${share(sum(files, 'comments'), sum(files, 'lines'))} %`)
console.log(`tests / source   ${(lines(tests) / Math.max(1, sum(files, 'lines'))).toFixed(2)}`)
process.exit(over || rooms.some(room => room.lines > LIMITS.roomLines) ? 1 : 0)

function measure(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, comments } = parseSync(path, text)
  const lineAt = lineFinder(text)
  const functions: Sized[] = []
  walk(program, node => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) || node.body?.type !== 'BlockStatement') return
    functions.push({ name: `${path}:${lineAt(node.start)}`, lines: lineAt(node.end) - lineAt(node.start) + 1 })
  })
  const commented = comments.reduce((total, c) => total + lineAt(c.end) - lineAt(c.start) + 1, 0)
  return { path, lines: text.split('\n').length - 1, comments: commented, functions }
}

function walk(node: any, visit: (node: any) => void): void {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) return node.forEach(child => walk(child, visit))
  if (typeof node.type === 'string') visit(node)
  for (const key in node) if (key !== 'parent') walk(node[key], visit)
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)]
  return offset => starts.findLastIndex(start => start <= offset) + 1
}

/** Prints median, p90 and, when p90 is past the limit, the largest. */
function row(label: string, items: Sized[], limit: number): boolean {
  const sorted = items.toSorted((a, b) => b.lines - a.lines)
  const at = (share: number) => sorted[Math.floor(sorted.length * (1 - share))]?.lines ?? 0
  console.log(`${label.padEnd(16)} ${items.length} · median ${at(0.5)} · p90 ${at(0.9)} (limit ${limit})`)
  if (at(0.9) <= limit) return false
  for (const item of sorted.slice(0, 8)) console.log(`    ${item.lines}  ${item.name}`)
  return true
}

function roomSizes(): Sized[] {
  const rooms = Map.groupBy(files.filter(file => file.path.startsWith('server/rooms/') && dirname(file.path) !== 'server/rooms'), file => file.path.split('/')[2]!)
  return [...rooms].map(([name, inside]) => ({ name, lines: sum(inside, 'lines') }))
}

function named(file: SourceFile): Sized {
  return { name: file.path, lines: file.lines }
}

function lines(paths: string[]): number {
  return paths.reduce((total, path) => total + readFileSync(join(root, path), 'utf8').split('\n').length - 1, 0)
}

function sum(items: SourceFile[], key: 'lines' | 'comments'): number {
  return items.reduce((total, item) => total + item[key], 0)
}

function share(part: number, whole: number): string {
  return (whole ? (100 * part) / whole : 0).toFixed(1)
}

type Sized = { name: string; lines: number }
type SourceFile = { path: string; lines: number; comments: number; functions: Sized[] }
