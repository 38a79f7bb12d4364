import { useState } from 'react'
import { basicServices, coverageEndpoints as api, type BasicService, type SiteRow } from '../../../contract/coverage.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import type { EnteredNow } from './cell-dialog.tsx'
import { useEnter } from './data.ts'
import { TaskForm } from './task-form.tsx'
import '../work-orders/record.css'
import './coverage.css'

/** For the chosen places: fill several services at once, or turn their gaps into tasks. */
export const BulkBar = ({ rows, mayOpenTask, onEntered, onClear }: { rows: readonly SiteRow[]; mayOpenTask: boolean; onEntered: (entered: EnteredNow) => void; onClear: () => void }) => {
  const [doing, setDoing] = useState<'enter' | 'task' | null>(null)
  const gaps = rows.flatMap((row) => basicServices.filter((service) => row.cells[service].way === 'missing' && !row.cells[service].task).map((service) => ({ siteId: row.id, service })))
  return (
    <section className="panel action-bar bulk-bar no-print" aria-label="成批办理">
      <div className="actions">
        <strong>已选 {rows.length} 处</strong>
        <Button aria-expanded={doing === 'enter'} onClick={() => setDoing(doing === 'enter' ? null : 'enter')}>成批填</Button>
        {mayOpenTask ? <Button disabled={gaps.length === 0} aria-expanded={doing === 'task'} onClick={() => setDoing(doing === 'task' ? null : 'task')}>{gaps.length ? `${gaps.length} 个缺口转为任务` : '没有缺口'}</Button> : null}
        <Button look="plain" onClick={onClear}>不选了</Button>
      </div>
      {doing === 'enter' ? <div className="action-form"><FillForm rows={rows} onEntered={onEntered} onClose={() => setDoing(null)} /></div> : null}
      {doing === 'task' ? <div className="action-form"><TaskForm cells={gaps.slice(0, 100)} onClose={() => setDoing(null)} onDone={onClear} /></div> : null}
    </section>
  )
}

const FillForm = ({ rows, onEntered, onClose }: { rows: readonly SiteRow[]; onEntered: (entered: EnteredNow) => void; onClose: () => void }) => {
  const [services, setServices] = useState<readonly BasicService[]>([])
  const enter = useEnter()
  const cells = rows.flatMap((row) => services.map((service) => ({ siteId: row.id, service, version: row.cells[service].version })))
  return (
    <SchemaForm
      label="成批填" verb={`填 ${cells.length} 格`} schema={api.enter.input} fixed={{ cells }} next="马上生效，可以整批撤销；您打开之后别人改过的格子不动。" send={(input, requestId) => enter.mutateAsync({ ...input, requestId } as never)} onClose={onClose}
      onDone={({ batchId, changed, conflicts }) => { announce(`已填 ${changed} 格`); onEntered({ batchId, changed, conflicts: conflicts.length }) }}
    >
      <FieldGroup label="哪几项服务" wide>
        <span className="choices">{basicServices.map((service) => <label key={service} className="choice"><input type="checkbox" checked={services.includes(service)} onChange={() => setServices(services.includes(service) ? services.filter((one) => one !== service) : [...services, service])} />{itemClassName(service)}</label>)}</span>
      </FieldGroup>
    </SchemaForm>
  )
}
