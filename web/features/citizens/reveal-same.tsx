import { useState } from 'react'
import type { SameField } from '../../../contract/citizens.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { StepUp } from '../security/step-up.tsx'
import { useRevealSame } from './data.ts'

/** Both records in clear, for a purpose. */
export const RevealSame = ({ id, onShown }: { id: string; onShown: (fields: SameField[]) => void }) => {
  const [purpose, setPurpose] = useState('核对是不是同一个人')
  const reveal = useRevealSame(id)
  const refusal = reveal.error ? refusalOf(reveal.error) : null
  const ask = (): void => reveal.mutate(purpose, { onSuccess: (fields) => { announce('已显示完整信息，本次查看已记录'); onShown(fields) } })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); ask() }}>
      <Notice>遮住的信息看不清时再打开。您的姓名、单位、时间和目的会在两位当事人名下各记一条。</Notice>
      {refusal?.state === 'stepUp' ? <StepUp onDone={ask} /> : null}
      {refusal && refusal.state !== 'stepUp' && !refusal.fields['purpose'] ? <ErrorPanel message={refusal.message} /> : null}
      <Field label="查看目的" error={refusal?.fields['purpose']}>{(ids) => <TextInput ids={ids} value={purpose} onChange={setPurpose} />}</Field>
      <div className="row"><Button type="submit" busy={reveal.isPending}>显示完整信息</Button></div>
    </form>
  )
}
