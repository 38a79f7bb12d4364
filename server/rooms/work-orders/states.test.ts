import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { glossary } from '../../../contract/glossary.ts'
import { orderInputs } from '../../../contract/work-order-inputs.ts'
import { openStates, orderActions, orderStates } from '../../../contract/work-order-states.ts'
import { rolesOf, type PermissionRow } from '../../platform/access.ts'
import { transitionOf, targetsOf, type Transition } from '../../platform/lifecycle.ts'
import { builtInRegister, ruleAt, type DeadlineCode } from '../../rules/deadline-register.ts'
import { isRole, withinWidest } from '../../rules/roles.ts'
import { actions } from './actions/index.ts'
import { onOverdue } from './deadlines.ts'
import { permissions } from './permissions.ts'
import { transitions } from './states.ts'

const here = import.meta.dirname
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const sources = (): string => [...readdirSync(join(here, 'actions')).map((file) => join(here, 'actions', file)), join(here, 'intake.ts'), join(here, 'dispatch.ts')]
  .filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8')).join('\n')

/** The tables of this room as they are; each test below runs the same guard over planted faults too. */
const house = { transitions, permissions: permissions as readonly PermissionRow[], overdue: onOverdue, actions: Object.keys(actions), words: glossary.map((w) => `${w.kind}.${w.id}`), code: sources() }
type House = typeof house

/** Where one step leads: `same` nowhere, `back` to whatever state such a step leads away from. */
const stepsFrom = (h: House, state: string): string[] => h.transitions.filter((t) => transitionOf([t], state, t.action)).flatMap((t) => targetsOf(t)).flatMap((to) => (to === 'same' ? [] : to === 'back' ? cameFrom(h, state) : [to])).filter((to) => to !== state)
/** Going back reaches nothing new. */
const forward = (h: House): House => ({ ...h, transitions: h.transitions.filter((t) => t.to !== 'back') })
const cameFrom = (h: House, state: string): string[] => orderStates.filter((from) => h.transitions.some((t) => transitionOf([t], from, t.action) && targetsOf(t).includes(state)))
const reachedFrom = (h: House, starts: readonly string[]): Set<string> => {
  const seen = new Set(starts)
  for (const state of seen) for (const next of stepsFrom(h, state)) seen.add(next)
  return seen
}

const unreachable = (h: House): string[] => { const seen = reachedFrom(forward(h), ['toAccept']); return orderStates.filter((state) => !seen.has(state)) }
const deadEnds = (h: House): string[] => orderStates.filter((state) => state !== 'archived' && !reachedFrom(h, [state]).has('archived'))
const trapped = (h: House): string[] => orderStates.filter((state) => state !== 'archived' && !h.transitions.some((t) => transitionOf([t], state, t.action) && t.to !== 'same' && h.permissions.some((p) => p.action === t.action && !p.roles.includes('system'))))

const incomplete = (h: House): string[] => orderActions.filter((name) => name !== 'submit').flatMap((name) => [
  ...(h.actions.includes(name) && existsSync(join(here, 'actions', `${kebab(name)}.ts`)) ? [] : [`${name}: no file`]),
  ...(h.transitions.some((t) => t.action === name) ? [] : [`${name}: no transition`]), ...(h.permissions.some((p) => p.action === name) ? [] : [`${name}: no permission`]),
  ...(name in orderInputs ? [] : [`${name}: no input`]), ...(h.words.includes(`action.${name}`) ? [] : [`${name}: no word`]),
])
const strangers = (h: House): string[] => [...h.actions, ...h.transitions.map((t) => t.action)].filter((name) => !orderActions.includes(name as never))

const startedIn = (h: House): string[] => [...new Set([...h.transitions.flatMap((t) => t.starts ?? []), ...[...h.code.matchAll(/(?:starts|clocksOf|code): ?[^\n]*/g)].flatMap((m) => m[0].match(/\b(?:WO|CS|RT)-[A-Z]+\b/g) ?? [])])].toSorted()
const clockFaults = (h: House): string[] => startedIn(h).flatMap((code) => {
  const stopped = h.transitions.some((t) => t.stops?.includes(code)) || new RegExp(`stops: [^\\n]*'${code}'`).test(h.code)
  const target = h.overdue[code]
  return [
    ...(stopped ? [] : [`${code}: stopped nowhere`]), ...(builtInRegister.some((row) => row.code === code) ? [] : [`${code}: not in the register`]),
    ...(target === undefined ? [`${code}: nothing happens when it runs out`] : target !== 'lapse' && !h.permissions.some((p) => p.action === target && p.roles.includes('system')) ? [`${code}: the clock may not ${target}`] : []),
    ...(h.transitions.some((t) => t.pauses?.includes(code)) && !h.transitions.some((t) => t.resumes?.includes(code)) ? [`${code}: paused for ever`] : []),
  ]
})
/** A duty that runs in a state has to be escalated there, whatever happens: the miss must not vanish. */
const silent = (h: House): string[] => orderStates.filter((state) => !transitionOf(h.transitions, state, 'escalateOverdue') || (openStates as readonly string[]).includes(state) && !transitionOf(h.transitions, state, 'warn'))

const tooWide = (h: House): string[] => h.permissions.flatMap((row) => row.roles.flatMap((role) => (isRole(role) && withinWidest(role, row.scope) ? [] : [`${row.action} ${role} ${row.scope}`])))
const wordless = (h: House): string[] => [...new Set(h.permissions.map((p) => p.action))].filter((name) => !h.words.includes(`action.${name}`) && !h.words.includes(`right.${name}`))

test('每个状态都到得了，都有出路，最后都能归档', () => {
  assert.deepEqual([unreachable(house), deadEnds(house), trapped(house)], [[], [], []])
})

test('每个操作都有转换行、权限行、输入、文件和用语，也没有多余的', () => {
  assert.deepEqual([incomplete(house), strangers(house), wordless(house)], [[], [], []])
})

test('每个时限有起有止，登记在册，到期有处置，不会悬着', () => {
  assert.ok(startedIn(house).length >= 15, startedIn(house).join())
  assert.deepEqual(clockFaults(house), [])
  assert.deepEqual(silent(house), [])
  for (const code of Object.keys(onOverdue)) assert.ok(ruleAt(code as DeadlineCode, new Date('2026-09-21T01:00:00Z'), builtInRegister).amount > 0, code)
})

test('没有哪个岗位的权限超过它的最大范围', () => {
  assert.deepEqual(tooWide(house), [])
  assert.deepEqual(rolesOf({ kind: 'client', id: '', name: '', appointments: [] }), ['apiClient'])
})

// Each guard must catch what it guards against.
const without = (action: string, from?: string): readonly Transition[] => transitions.filter((t) => t.action !== action || (from !== undefined && t.from !== from))
const planted: readonly (readonly [string, Partial<House>, (h: House) => string[], RegExp])[] = [
  ['没有人能到挂起', { transitions: without('hold') }, unreachable, /onHold/],
  ['挂起以后出不来', { transitions: without('resume').map((t) => (t.action === 'withdraw' ? { ...t, from: 'toAccept' } : t)) }, deadEnds, /onHold/],
  ['只有系统能结束挂起', { permissions: house.permissions.map((p) => (['resume', 'withdraw'].includes(p.action) ? { ...p, roles: ['system'] } : p)) }, trapped, /onHold/],
  ['签收没有权限行', { permissions: house.permissions.filter((p) => p.action !== 'sign') }, incomplete, /sign: no permission/],
  ['催办没有用语', { words: house.words.filter((w) => w !== 'action.urge') }, incomplete, /urge: no word/],
  ['多了一个谁也不认识的操作', { transitions: [...transitions, { from: 'done', action: 'publish', to: 'done' }] }, strangers, /publish/],
  ['审核时限没有人停', { transitions: transitions.map((t) => (t.action === 'review' ? { ...t, stops: [] } : t)) }, clockFaults, /WO-REVIEW: stopped nowhere/],
  ['督办时限到期没有处置', { overdue: Object.fromEntries(Object.entries(onOverdue).filter(([code]) => code !== 'WO-PRESS')) }, clockFaults, /WO-PRESS: nothing happens/],
  ['办结时限停表后不再走', { transitions: transitions.map((t) => ({ ...t, resumes: [] })) }, clockFaults, /WO-DONE: paused for ever/],
  ['启动了登记表里没有的时限', { code: `${house.code}\n starts: ['WO-NEW']` }, clockFaults, /WO-NEW: not in the register/],
  ['待审核超期没有上报', { transitions: transitions.map((t) => (t.action === 'escalateOverdue' ? { ...t, from: 'inHand' } : t)) }, silent, /toReview/],
  ['县区调度员看全市', { permissions: [...house.permissions, { action: 'view', roles: ['countyDispatcher'], scope: 'city' }] }, tooWide, /view countyDispatcher city/],
  ['权限给了不存在的岗位', { permissions: [...house.permissions, { action: 'view', roles: ['boss'], scope: 'own' }] }, tooWide, /boss/],
  ['新权限没有用语', { permissions: [...house.permissions, { action: 'erase', roles: ['cityHead'], scope: 'city' }] }, wordless, /erase/],
]
for (const [what, change, guard, found] of planted) test(`planted: ${what}`, () => assert.match(guard({ ...house, ...change } as House).join('\n'), found))
