import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { institutionEndpoints, type BodyView, type PlaceView } from '../../contract/institutions.ts'
import { useBody, useRegisterBody, useRegisterPerson } from '../features/institutions/data.ts'
import { LicenceActions } from '../features/institutions/licence-actions.tsx'
import { LicencePanels } from '../features/institutions/licence-facts.tsx'
import { PlaceForm } from '../features/institutions/place-form.tsx'
import { leftWords, shapeOf } from '../features/institutions/shapes.ts'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Facts, Notice, Panel } from '../ui/panels.tsx'
import { SchemaForm } from '../ui/schema-form.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One body: licence, people, places. */
export default function InstitutionPage() {
  const { id = '' } = useParams()
  const found = useBody(id)
  usePage(found.data?.name ?? '机构')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>机构</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/institutions">回到登记</Link></ErrorPanel></div>
  const body = found.data
  const { licence } = body
  return (
    <article className="record">
      <header className="record-head"><div className="row">{licence ? <StateTag shape={shapeOf(licence.state)} word={licence.stateName} /> : null}{body.suspended ? <Mark words="不派新工单" /> : null}<span className="soft">{body.kindName}　{body.bureauName}　{body.code}</span><Link to="/institutions">回到登记</Link></div><h1>{body.name}</h1></header>
      {licence ? <LicenceActions of="body" id={body.id} version={licence.version} actions={licence.actions} start={{ creditCode: licence.creditCode, licenceNumber: licence.licenceNumber, issuedBy: licence.issuedBy, does: licence.does ?? '', specialities: licence.specialities ?? '', languages: licence.languages ?? '' }} /> : null}
      <div className="record-columns">
        <div>
          {licence ? <LicencePanels licence={licence} more={[['信用代码', <code key="c">{licence.creditCode}</code>], ['登记机关', licence.registrar], licence.does ? ['做什么', licence.does] : null, licence.head ? ['总所', <Link key="h" to={`/institutions/${licence.head.id}`}>{licence.head.name}</Link>] : null]} /> : <Missing body={body} />}
        </div>
        <div>
          <Places body={body} />
          {body.branches.length ? <Panel title="分支机构"><ul>{body.branches.map((one) => <li key={one.id}><Link to={`/institutions/${one.id}`}>{one.name}</Link></li>)}</ul></Panel> : null}
          {body.official ? null : <People body={body} />}
        </div>
      </div>
    </article>
  )
}

const Missing = ({ body }: { body: BodyView }) => {
  const register = useRegisterBody()
  if (body.official) return <Notice>司法行政机关的服务机构，不登记执业证照；请维护右边的服务地点。</Notice>
  return (
    <Panel title="执业证照">
      <Notice tone="amber">还没有登记执业证照，群众查真伪时会看到“没有登记”。</Notice>
      {body.mayRegister ? <SchemaForm label="登记证照" verb="确认登记证照" schema={institutionEndpoints.registerBody.input} fixed={{ id: body.id }} onDone={() => announce('登记证照已完成')} send={(input, requestId) => register.mutateAsync({ ...input, requestId } as never)} /> : null}
    </Panel>
  )
}

const Places = ({ body }: { body: BodyView }) => {
  const [open, setOpen] = useState<PlaceView | 'new' | null>(null)
  return (
    <Panel title="服务地点">
      {body.places.length === 0 ? <p className="soft">没有登记。</p> : null}
      {body.places.map((place) => (
        <div key={place.id} className="stack">
          <Facts rows={[['地点', `${place.name}　${place.areaName}`], ['现在', place.openWords], ['开门时间', `${place.hoursWords}${place.verified ? '' : '（待核实）'}`], ['地址', place.address ?? '没有登记'], ['电话', place.phone ?? '没有登记'], ['无障碍', place.barrierFree ?? '没有登记'], ['语言', place.languages ?? '没有登记'], ['坐标', place.latitude === null ? '没有登记，算不出半小时服务圈' : `${place.latitude}, ${place.longitude}${place.point === 'known' ? '' : place.point === 'demo' ? '（演示）' : '（待核实）'}`]]} />
          {body.maySetPlace ? <div><Button tight onClick={() => setOpen(open === place ? null : place)}>更正地点</Button></div> : null}
        </div>
      ))}
      {body.maySetPlace ? <Button tight onClick={() => setOpen(open === 'new' ? null : 'new')}>添一个地点</Button> : null}
      {open ? <PlaceForm key={open === 'new' ? 'new' : open.id} bodyId={body.id} place={open === 'new' ? null : open} onDone={() => setOpen(null)} /> : null}
    </Panel>
  )
}

const People = ({ body }: { body: BodyView }) => {
  const [adding, setAdding] = useState(false)
  const register = useRegisterPerson()
  return (
    <Panel title={`人员（${body.people.length}）`}>
      <ul className="stack">{body.people.map((one) => <li key={one.id} className="row"><Link to={`/practitioners/${one.id}`}>{one.name}</Link><span className="soft">{one.kindName}</span><StateTag shape={shapeOf(one.state)} word={one.stateName} /><span className="soft small num">{one.validUntil ?? ''}　{leftWords(one.daysLeft)}</span></li>)}</ul>
      {body.licence?.actions.length ? <Button tight aria-expanded={adding} onClick={() => setAdding(!adding)}>登记人员</Button> : null}
      {adding ? <SchemaForm label="登记人员" verb="确认登记人员" schema={institutionEndpoints.registerPerson.input} fixed={{ unitId: body.id }} focus onClose={() => setAdding(false)} onDone={() => { announce('登记人员已完成'); setAdding(false) }} send={(input, requestId) => register.mutateAsync({ ...input, requestId } as never)} /> : null}
    </Panel>
  )
}
