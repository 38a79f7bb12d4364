import type { ActionName } from './data.ts'

/** Fields that only matter after another answer; the server checks the same, this only keeps the form short. */
export const hiddenFields = (action: ActionName, value: Record<string, unknown>): string[] => (rules[action] ?? []).filter(({ when }) => !when(value)).map(({ field }) => field)

/** Optional by themselves, but owed after this answer: no “选填” beside them. */
export const owedFields = (action: ActionName, value: Record<string, unknown>): string[] => (owed[action] ?? []).filter(({ when }) => when(value)).map(({ field }) => field)

/** What is asked most often is already chosen; nothing that decides a person's matter is. */
export const startOf = (action: ActionName): Record<string, unknown> => (action === 'split' ? { parts: [''] } : {})

/** The step that carries the order on comes first, side steps after it, what ends or undoes it last. */
export const inOrder = <A extends { action: ActionName; danger: boolean }>(actions: readonly A[]): A[] => actions.toSorted((a, b) => rank(a) - rank(b))

/** Does it take the order to its next station? Only such a step is offered as the main one. */
export const carriesOn = ({ action, danger }: { action: ActionName; danger: boolean }): boolean => !danger && carrying.includes(action)

const carrying: readonly ActionName[] = ['ruleOnReturn', 'ruleOnExtension', 'answerPress', 'answerConsult', 'accept', 'assign', 'sign', 'reply', 'finish', 'review', 'followUp', 'resume', 'endWaiting', 'recordReceipt', 'archive']
const main: readonly ActionName[] = [...carrying, 'askForMaterial', 'note']
const rank = ({ action, danger }: { action: ActionName; danger: boolean }): number => (danger ? 200 : 0) + (main.includes(action) ? main.indexOf(action) : 100)

const rules: Readonly<Partial<Record<ActionName, readonly Rule[]>>> = {
  finish: [
    { field: 'unsolvedReason', when: (v) => v['solved'] === false },
    { field: 'contactPhone', when: (v) => v['contacted'] === true },
    { field: 'contactedAt', when: (v) => v['contacted'] === true },
  ],
  ruleOnReturn: [{ field: 'unitId', when: (v) => v['ruling'] === 'redirect' }],
}

const owed: typeof rules = {
  finish: [{ field: 'unsolvedReason', when: (v) => v['solved'] === false }, { field: 'contactedAt', when: (v) => v['contacted'] === true }],
  ruleOnReturn: [{ field: 'unitId', when: (v) => v['ruling'] === 'redirect' }],
  review: [{ field: 'opinion', when: (v) => v['outcome'] === 'redo' }],
}

type Rule = { field: string; when: (value: Record<string, unknown>) => boolean }
