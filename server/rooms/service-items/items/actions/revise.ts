import { itemInputs } from '../../../../../contract/service-items.ts'
import { json } from '../../../../platform/flush.ts'
import { definitionOf, itemAction, mustHold } from '../record.ts'

/** 修改草稿: other words of the same draft; whoever wrote them last does not approve them. */
export const revise = itemAction({
  input: itemInputs.revise,
  next: () => '仍是草稿，核准前不生效。',
  decide: ({ input, actor }) => mustHold(definitionOf(input)) ?? {
    set: { name: input.name, class: input.class, definition: json(definitionOf(input)), written_by: actor.id }, facts: { text: `修改：${input.reason}` },
  },
})
