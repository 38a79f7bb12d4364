import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { dayOf, timeOfDay } from '../../../platform/days.ts'
import type { ClockRow } from '../../../platform/lifecycle.ts'
import { orderAction } from '../action.ts'
import { ruleOf } from '../deadlines.ts'
import { recounted } from '../recounted.ts'
import type { World } from '../world.ts'

/** Time limits that the resident waits for, or that are his own; the others are the office's own affair. */
const forResident: readonly string[] = ['WO-ACCEPT', 'WO-ASSIGN', 'WO-DONE', 'WO-FUP', 'RT-FIX', 'CS-MSG', 'WO-SUPP', 'WO-RATE', 'WO-REOPEN']

/**
 * 重算期限: the working calendar has changed, so every running clock is counted anew under the version of the rule it
 * started with. Only the house does this; a resident whose day moved is told.
 */
export const recount = orderAction({
  input: orderInputs.recount,
  next: () => '按新的工作日历重算正在走的时限。',
  decide: ({ input, record, now, world }) => {
    const changed = record.clocks.flatMap((clock) => { const set = recounted(clock, now, world); return set ? [{ clock, set }] : [] })
    if (changed.length === 0) return { kind: 'conflict', message: '期限没有变化。' }
    const moved = changed.filter(({ clock, set }) => set.dueAt.getTime() !== clock.dueAt.getTime())
    const told = moved.filter(({ clock }) => forResident.includes(clock.code))
    const shown = told.length ? told : moved
    const words = shown.map(({ clock, set }) => `${nameOf(clock, world)}由 ${inWords(clock.dueAt)} 改为 ${inWords(set.dueAt)}`).join('；')
    return {
      clocks: changed.map(({ clock, set }) => ({ id: clock.id, set })),
      facts: {
        text: words ? `${input.reason}：${words}。` : `${input.reason}：预警时刻重算，期限不变。`, ...(told.length ? { public: true } : {}),
        moved: moved.map(({ clock, set }) => ({ code: clock.code, from: clock.dueAt.toISOString(), to: set.dueAt.toISOString() })),
      },
    }
  },
})

const nameOf = (clock: ClockRow, world: World): string => `${ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion).zh}期限`

function inWords(at: Date): string {
  const minutes = Math.ceil(timeOfDay(at) / 60_000)
  const [, month, day] = dayOf(at).split('-').map(Number)
  return `${month} 月 ${day} 日 ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
