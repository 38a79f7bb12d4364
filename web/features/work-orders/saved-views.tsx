import { useState } from 'react'
import { Link } from 'react-router'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { useDropView, useSavedViews, useSaveView } from './data.ts'

/** My saved views: a named set of filters. */
export const SavedViews = ({ current }: { current: Record<string, string> }) => {
  const views = useSavedViews()
  const drop = useDropView()
  const [naming, setNaming] = useState(false)
  return (
    <div className="row small no-print">
      <span className="soft">我的视图</span>
      {views.data?.map((view) => (
        <span key={view.id} className="row" style={{ gap: 0 }}>
          <Link className="button tight" to={`/orders?${new URLSearchParams(Object.entries(view.query).map(([k, v]) => [k, String(v)]))}`}>{view.name}</Link>
          <Button tight look="plain" aria-label={`删除视图 ${view.name}`} onClick={() => drop.mutate(view.id, { onSuccess: () => announce('视图已删除') })}>×</Button>
        </span>
      ))}
      <Button tight onClick={() => setNaming(true)}>保存当前筛选</Button>
      <Dialog title="保存当前筛选" open={naming} onClose={() => setNaming(false)}>{naming ? <NameForm query={current} onDone={() => setNaming(false)} /> : null}</Dialog>
    </div>
  )
}

const NameForm = ({ query, onDone }: { query: Record<string, string>; onDone: () => void }) => {
  const [name, setName] = useState('')
  const save = useSaveView()
  const error = save.error ? (refusalOf(save.error).fields['name'] ?? refusalOf(save.error).message) : undefined
  const done = (): void => {
    announce('视图已保存')
    onDone()
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); save.mutate({ name, query }, { onSuccess: done }) }}>
      <Field label="视图名称" help="例如：田家庵区临期的欠薪工单" error={error}>{(ids) => <TextInput ids={ids} value={name} onChange={setName} />}</Field>
      <div className="foot"><Button type="submit" look="main" busy={save.isPending}>保存</Button></div>
    </form>
  )
}
