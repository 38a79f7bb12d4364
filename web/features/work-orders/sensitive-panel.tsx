import { useEffect, useRef, useState } from 'react'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { shortMoment } from '../../lib/format.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Facts, Notice, Panel } from '../../ui/panels.tsx'
import { useOpenSensitive } from './data.ts'

/** 敏感级别 of the matter; while it is covered, the one thing to do is to say why one must read it. */
export const SensitivePanel = ({ order }: { order: OrderDetail }) => {
  const { sensitivity } = order
  const shown = useRef<HTMLDivElement>(null)
  const before = useRef(sensitivity.covered)
  // What was pressed has gone from the page: reading goes on at what has appeared instead.
  useEffect(() => { if (before.current && !sensitivity.covered) shown.current?.focus(); before.current = sensitivity.covered }, [sensitivity.covered])
  if (sensitivity.covered) return <Panel title="敏感事项" spaced><OpenForm id={order.id} /></Panel>
  if (sensitivity.level === 'ordinary' && !sensitivity.openUntil) return null
  return (
    <div ref={shown} tabIndex={-1}><Panel title="敏感级别" spaced>
      <Facts rows={[
        ['级别', sensitivity.zh],
        sensitivity.classZh ? ['敏感类别', sensitivity.classZh] : null,
        sensitivity.because ? ['依据', sensitivity.because] : null,
        ['谁定的', sensitivity.setBy ? `${sensitivity.setBy}，${shortMoment(sensitivity.setAt)}` : '系统按内容建议，未经人确认'],
        sensitivity.openUntil ? ['打开到', shortMoment(sensitivity.openUntil)] : null,
      ]} />
    </Panel></div>
  )
}

const OpenForm = ({ id }: { id: string }) => {
  const [purpose, setPurpose] = useState('')
  const open = useOpenSensitive(id)
  const refusal = open.error ? refusalOf(open.error) : null
  const ask = (): void => open.mutate(purpose, { onSuccess: () => announce('已打开，本次查看已记录') })
  return (
    <form className="stack no-print" onSubmit={(event) => { event.preventDefault(); ask() }}>
      <Notice>内容默认遮蔽。确需办理的，写明目的后打开，到今天工作结束为止；您的姓名、时间和目的会记入访问记录。</Notice>
      {refusal && !refusal.fields['purpose'] ? <ErrorPanel message={refusal.message} /> : null}
      <div className="row">{purposes.map((words) => <Button key={words} tight aria-pressed={purpose === words} onClick={() => setPurpose(words)}>{words}</Button>)}</div>
      <Field label="查看目的" error={refusal?.fields['purpose']}>{(ids) => <TextInput ids={ids} value={purpose} onChange={setPurpose} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={open.isPending}>打开</Button></div>
    </form>
  )
}

const purposes = ['办理本件', '派单', '审核', '回访', '督办'] as const
