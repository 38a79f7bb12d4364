import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { samePersonEndpoints } from '../../../contract/citizens.ts'
import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { call, newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'

/** Whoever serves people names two of their orders; somebody else decides. */
export const ProposeSame = () => {
  const [value, setValue] = useState(blank)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [said, setSaid] = useState<{ id: string } | string>()
  const requestId = useRef(newRequestId())
  const set = (name: keyof typeof blank) => (text: string): void => { setValue({ ...value, [name]: text }); setErrors(Object.fromEntries(Object.entries(errors).filter(([wrong]) => wrong !== name))) }
  const send = async (): Promise<void> => {
    const wrong = Object.fromEntries(Object.entries(needed).filter(([name]) => !value[name as keyof typeof blank].trim()))
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    try {
      const [oneId, otherId] = [await personOf(value.one), await personOf(value.other)]
      const missing = { ...(oneId ? {} : { one: notFound }), ...(otherId ? {} : { other: notFound }) }
      setErrors(missing)
      if (!oneId || !otherId) return
      const pair = await call(samePersonEndpoints.propose, { oneId, otherId, reason: value.reason, requestId: requestId.current })
      announce('已提出，等别人判断')
      setSaid({ id: pair.id })
      setValue(blank)
    } catch (error) {
      setSaid(refusalOf(error).message)
    }
    requestId.current = newRequestId()
  }
  return (
    <Panel title="提出一对" spaced>
      {typeof said === 'object' ? <Notice tone="good">已提出，由另一位有权的人判断。<Link to={`/same-persons/${said.id}`}>查看</Link></Notice> : said ? <ErrorPanel message={said} /> : null}
      <form className="form-grid" aria-label="提出一对" noValidate onSubmit={(event) => { event.preventDefault(); void send() }}>
        <Field label="第一件工单的编号" error={errors['one']}>{(ids) => <TextInput ids={ids} value={value.one} onChange={set('one')} />}</Field>
        <Field label="第二件工单的编号" error={errors['other']}>{(ids) => <TextInput ids={ids} value={value.other} onChange={set('other')} />}</Field>
        <Field label="为什么像同一个人" error={errors['reason']} wide>{(ids) => <TextInput ids={ids} value={value.reason} onChange={set('reason')} />}</Field>
        <div className="row"><Button type="submit">提出</Button></div>
      </form>
    </Panel>
  )
}

async function personOf(number: string): Promise<string | undefined> {
  for (const closed of [undefined, true] as const) {
    const page = await call(workOrderEndpoints.queue, { queue: 'all', q: number.trim(), closed: closed && 'true' } as never)
    const found = page.rows.find((row) => row.number === number.trim().toUpperCase())
    if (found) return (await call(workOrderEndpoints.detail, { id: found.id })).person.id
  }
  return undefined
}

const blank = { one: '', other: '', reason: '' }
const needed = { one: '请填写工单编号', other: '请填写工单编号', reason: '请写明理由' }
const notFound = '没有找到这件工单，或不在您的权限范围内'
