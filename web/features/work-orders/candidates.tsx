import { Link } from 'react-router'
import type { WhoView } from '../../../contract/work-orders.ts'
import { stateFamily } from '../../face/states.ts'
import { phone as spoken, shortMoment } from '../../lib/format.ts'
import { Mark, StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { GateBar } from '../service-files/gate-bar.tsx'
import { HandedIn } from '../service-files/handed-in.tsx'
import { stateWord } from './words.ts'

/** Who was verified just now: his open matters, and the way to his file while it stands open. */
export const Candidates = ({ who, onChoose, onShut }: { who: WhoView; onChoose: (name: string, phone: string | null) => void; onShut: () => void }) => (
  <div className="stack">
    {who.candidates.map((one) => (
      <div key={one.personId} className="stack candidate">
        <GateBar personId={one.personId} gate={one} onShut={onShut}><Link to={`/files/${one.personId}`} target="_blank">看服务档案</Link></GateBar>
        <p className="row"><strong>{one.name}</strong><span className="soft num">{one.phone ? spoken(one.phone) : ''}</span>{one.safeToCall ? null : <Mark words="打电话可能不安全" shape="yours" icon="warn" />}<span className="soft small">在办 {one.open.length} 件，已办结 {one.past} 件</span>{one.scope === 'file' ? <span className="push"><Button tight onClick={() => onChoose(one.name, one.phone)}>就是此人</Button></span> : null}</p>
        {one.open.length === 0 ? <p className="soft small">没有正在办理的事项。</p> : null}
        <ul className="stack small">{one.open.map((o) => <li key={o.id}><Link to={`/orders/${o.id}`} target="_blank">{o.title}</Link> <StateTag shape={stateFamily[o.state]} word={stateWord[o.state]} /> <span className="soft num">{o.number}{o.dueAt ? ` · ${shortMoment(o.dueAt)} 前` : ''}</span></li>)}</ul>
        <HandedIn personId={one.personId} />
      </div>
    ))}
  </div>
)
