import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { gradeWithin, levelName, sensitiveTopics } from '../../../rules/sensitivity/index.ts'
import { orderAction, sameState } from '../action.ts'
import { sensitiveTitle, titleOf } from '../titles.ts'

/** 定敏感级别: what the house suggested at intake, or what somebody set before, is set anew, with the reason on record. */
export const setSensitivity = orderAction({
  input: orderInputs.setSensitivity,
  offer: (order) => order.part === 'main',
  next: () => sameState,
  decide: ({ input, record, actor, now, world }) => {
    const wanted = input.sensitiveClass === 'none' ? null : input.sensitiveClass
    const topic = [...sensitiveTopics, ...(world.sensitiveTopics ?? [])].find((one) => one.id === wanted)
    if (wanted && !topic) return { kind: 'invalid', message: '没有这一类敏感事项，请重新选择。', fields: { sensitiveClass: '没有这一类' } }
    const level = topic && input.level === 'ordinary' ? 'personal' : input.level
    const grade = gradeWithin(level, input.grade)
    return {
      // The title of a sensitive matter names nothing; when it no longer is one, the first words of the need stand there again.
      set: { title: topic ? sensitiveTitle : record.title === sensitiveTitle ? titleOf(record.need) : record.title },
      writes: [{ update: 'matter', set: { sensitivity: level, sensitivity_grade: grade, sensitive_class: wanted, sensitivity_because: input.reason, sensitivity_at: now, sensitivity_by: actor.id }, where: { id: record.matterId } }],
      facts: { text: `敏感级别定为${levelName(level, grade)}${topic ? `，属于敏感事项（${topic.zh}）` : '，不属于敏感事项'}：${input.reason}`, level, grade, sensitiveClass: wanted },
    }
  },
})
