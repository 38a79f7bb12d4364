import { useState } from 'react'
import type { FramersView } from '../../../contract/exchange.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Panel } from '../../ui/panels.tsx'
import { useSetFramers } from './data.ts'

/** One origin a line. What is typed stays until it has been taken. */
export const FramersForm = ({ view }: { view: FramersView }) => {
  const [text, setText] = useState(view.framers.join('\n'))
  const set = useSetFramers()
  const refusal = set.error ? refusalOf(set.error) : undefined
  const wrong = refusal && Object.values(refusal.fields)[0]
  const submit = (): void => set.mutate({ version: view.version, framers: text.split(/\s+/u).filter(Boolean) }, { onSuccess: () => announce('名单已更新，马上生效') })
  return (
    <Panel title="哪些网站可以嵌入我们的页面">
      <form className="stack" aria-label="可嵌入的网站" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
        {refusal && !wrong ? <ErrorPanel message={refusal.message} /> : null}
        <Field label="网站" help="一行一个，写成 https://域名，后面不带路径。只有说事、查进度、指南、店铺、地点和机构这几种页面能嵌，别的页面谁也嵌不了。空着就是谁也不行。" error={wrong} wide>{(ids) => <TextInput ids={ids} value={text} onChange={setText} long max={1000} />}</Field>
        <div className="row"><Button type="submit" look="main" busy={set.isPending}>保存名单</Button></div>
      </form>
    </Panel>
  )
}
