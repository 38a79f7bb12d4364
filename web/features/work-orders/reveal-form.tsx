import { useState } from 'react'
import type { RevealedView } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { StepUp } from '../security/step-up.tsx'
import { useReveal } from './data.ts'

/** A purpose is required; the common ones are one click. */
export const RevealForm = ({ id, onShown }: { id: string; onShown: (person: RevealedView) => void }) => {
  const [purpose, setPurpose] = useState('')
  const reveal = useReveal(id)
  const refusal = reveal.error ? refusalOf(reveal.error) : null
  const ask = (): void => reveal.mutate(purpose, {
    onSuccess: (person) => {
      announce('已显示完整信息，本次查看已记录')
      onShown(person)
    },
  })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); ask() }}>
      <Notice>您的姓名、单位、时间和目的会记入访问记录，当事人可以查到谁看过。</Notice>
      {refusal?.state === 'stepUp' ? <StepUp onDone={ask} /> : null}
      {refusal && refusal.state !== 'stepUp' && !refusal.fields['purpose'] ? <ErrorPanel message={refusal.message} /> : null}
      <div className="row">{purposes.map((words) => <Button key={words} tight aria-pressed={purpose === words} onClick={() => setPurpose(words)}>{words}</Button>)}</div>
      <Field label="查看目的" error={refusal?.fields['purpose']}>{(ids) => <TextInput ids={ids} value={purpose} onChange={setPurpose} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={reveal.isPending}>查看</Button></div>
    </form>
  )
}

const purposes = ['联系当事人核实情况', '上门服务', '核对身份', '出具文书'] as const
