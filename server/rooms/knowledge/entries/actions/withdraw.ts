import { entryInputs } from '../../../../../contract/knowledge.ts'
import { entryAction } from '../record.ts'

/** 停用: out of use at once; the record stays. */
export const withdraw = entryAction({
  input: entryInputs.withdraw,
  next: () => '立即不再引用和推送，记录保留；要再用，先修改再核准。',
  decide: ({ input }) => ({ facts: { text: `停用：${input.reason}` } }),
})
