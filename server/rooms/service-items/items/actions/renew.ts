import { itemInputs } from '../../../../../contract/service-items.ts'
import { newId } from '../../../../platform/ids.ts'
import { allEditions, definitionOf, draftRow, itemAction, mustHold } from '../record.ts'

/** 出新版: the next edition as a draft; this one holds until the new one is approved and its day has come. */
export const renew = itemAction({
  input: itemInputs.renew, touches: allEditions,
  next: () => '另开一份新版草稿；现行的这一版继续有效，到新版生效为止。',
  decide: ({ record, others, input, actor, now }) => {
    if (others.some((one) => one.state === 'draft')) return { kind: 'conflict', message: '这个事项已有一份新版草稿，请修改那一份。' }
    const edition = 1 + Math.max(record.edition, ...others.map((one) => one.edition))
    return mustHold(definitionOf(input)) ?? {
      facts: { text: `出第 ${edition} 版：${input.reason}` },
      creates: [{ id: newId(now), as: 'write', row: draftRow(record.code, edition, definitionOf(input), actor.id, 'hand'), facts: { text: `第 ${edition} 版草稿：${input.reason}` } }],
    }
  },
})
