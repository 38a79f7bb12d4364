import { Link, useParams } from 'react-router'
import { usePerson } from '../features/institutions/data.ts'
import { LicenceActions } from '../features/institutions/licence-actions.tsx'
import { LicencePanels } from '../features/institutions/licence-facts.tsx'
import { shapeOf } from '../features/institutions/shapes.ts'
import { refusalOf } from '../lib/client.ts'
import { StateTag } from '../ui/badges.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One person: licence, and where he worked from when until when. */
export default function PractitionerPage() {
  const { id = '' } = useParams()
  const found = usePerson(id)
  usePage(found.data?.name ?? '人员')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>人员</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/institutions?of=people">回到登记</Link></ErrorPanel></div>
  const person = found.data
  return (
    <article className="record">
      <header className="record-head"><div className="row"><StateTag shape={shapeOf(person.state)} word={person.stateName} /><span className="soft">{person.kindName}{person.demo ? '（演示）' : ''}</span><Link to={`/institutions/${person.bodyId}`}>{person.bodyName}</Link><Link to="/institutions?of=people">回到登记</Link></div><h1>{person.name}</h1></header>
      <LicenceActions of="person" id={person.id} version={person.version} actions={person.actions} start={{ name: person.name, licenceNumber: person.licenceNumber, specialities: person.specialities ?? '', languages: person.languages ?? '' }} />
      <div className="record-columns">
        <div><LicencePanels licence={person} /></div>
        <div><Panel title="执业经历"><ul className="stack">{person.engagements.map((one) => <li key={`${one.bodyId}${one.from}`}><Link to={`/institutions/${one.bodyId}`}>{one.bodyName}</Link><span className="soft num" style={{ display: 'block' }}>{one.from} 至 {one.until ?? '今'}</span></li>)}</ul></Panel></div>
      </div>
    </article>
  )
}
