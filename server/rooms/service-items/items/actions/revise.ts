import { itemInputs } from '../../../../../contract/service-items.ts'
import { json } from '../../../../platform/flush.ts'
import { definitionOf, itemAction, mustHold } from '../record.ts'

/** 修改草稿: other words of the same draft; nobody who wrote in it approves it. */
export const revise = itemAction({
  input: itemInputs.revise,
  next: () => '仍是草稿，核准前不生效。',
  decide: ({ record, input, actor }) => mustHold(definitionOf(input)) ?? {
    set: { name: input.name, class: input.class, definition: json(definitionOf(input)), written_by: actor.id, writers: [...new Set([...record.writers, actor.id])] }, facts: { text: `修改：${input.reason}` },
  },
})
