import { Link } from 'react-router'
import { groups } from '../../../contract/intake.ts'
import { serviceNeeds, type ServiceFileView } from '../../../contract/service-files.ts'
import { stateFamily } from '../../face/states.ts'
import { day, phone, shortMoment } from '../../lib/format.ts'
import { Mark, StateTag } from '../../ui/badges.tsx'
import { Facts, Notice, Panel } from '../../ui/panels.tsx'
import { doorWord, stateWord } from '../work-orders/words.ts'

/** Who he is, as far as the gate reaches; first of all whether it is safe to telephone. */
export const FilePerson = ({ file: { person, way, fields } }: { file: ServiceFileView }) => (
  <Panel title="当事人" spaced>
    {way?.neverCall ? <Notice tone="amber"><strong>不要打电话。</strong>{way.hours ? `方便的时间：${way.hours}。` : ''}请按约定的方式联系。</Notice> : null}
    <Facts rows={[
      ['姓名', person.name],
      ['电话', way?.neverCall ? <span key="p" className="soft">不要打电话（{phone(person.phone)}）</span> : <span key="p" className="num">{phone(person.phone)}</span>],
      ['证件', person.idNumber ?? without(fields, 'idNumber')], ['住址', person.address ?? without(fields, 'address')],
      person.birthYear ? ['出生年份', String(person.birthYear)] : null,
      person.groups.length ? ['人群', person.groups.map((g) => groups[g as keyof typeof groups] ?? g).join('、')] : null,
      way?.needs.length ? ['需要', way.needs.map((n) => serviceNeeds[n as keyof typeof serviceNeeds] ?? n).join('、')] : null,
      way?.dialect ? ['方言', way.dialect] : null, way?.noMessage ? ['短信、留言', '不要发'] : null, way?.hours && !way.neverCall ? ['方便的时间', way.hours] : null, way?.phone ? ['只打这个电话', way.phone] : null, way?.note ? ['说明', way.note] : null,
      person.records > 1 ? ['合并', `${person.records} 份记录认定为同一人`] : null,
    ]} />
  </Panel>
)

/** Held, but not for this basis to see. */
const without = (fields: ServiceFileView['fields'], id: string): string => (fields.some((field) => field.id === id && field.held) ? '有记录，这里不显示' : '没有记录')

/** His matters, the newest first; sensitive ones are there and no more. */
export const FileMatters = ({ file }: { file: ServiceFileView }) => (
  <Panel title={`诉求（${file.matters.length}）`}>
    {file.matters.length === 0 ? <p className="soft">没有以前的诉求。</p> : null}
    {file.matters.map((matter) => (
      <div key={matter.id} className="matter stack">
        <p className="row"><strong>{matter.title}</strong>{matter.covered ? <Mark words="敏感，写明目的后在工单上打开" shape="held" icon="lock" /> : null}<span className="soft small push">{shortMoment(matter.createdAt)}</span></p>
        <ul className="stack small">{matter.orders.map((order) => (
          <li key={order.id}><Link to={`/orders/${order.id}`}>{order.number}</Link> <StateTag shape={stateFamily[order.state]} word={stateWord[order.state]} /> <span className="soft">{doorWord[order.door]}{order.unitName ? `，${order.unitName}` : ''}{order.rating ? `，评价：${order.rating}` : ''}</span>
            {order.publicReply ? <p className="words">{order.publicReply}</p> : null}</li>
        ))}</ul>
        {matter.contacts.length ? <details><summary className="small">来电、来访 {matter.contacts.length} 次</summary><ul className="stack small">{matter.contacts.map((c) => <li key={c.at + c.said}><span className="soft">{shortMoment(c.at)} {doorWord[c.door]}：</span>{c.said}</li>)}</ul></details> : null}
      </div>
    ))}
  </Panel>
)

/** 不再要第二次: what he has handed in already. */
export const FileMaterials = ({ file }: { file: ServiceFileView }) => (
  <Panel title={`已经交过的材料（${file.materials.length}）`}>
    {file.materials.length === 0 ? <p className="soft">没有交过材料。</p> : <><p className="soft small">这些已经有了，不要再让他交一次。</p><ul className="stack small">{file.materials.map((one) => <li key={one.id}><a href={`/api/attachments/${one.id}`}>{one.name}</a> <span className="soft">{day(one.at)}，{one.orderNumber}</span></li>)}</ul></>}
  </Panel>
)

/** On what legal ground each thing is held. */
export const FileGrounds = ({ file }: { file: ServiceFileView }) => (
  <Panel title="凭什么保存" flush>
    <div className="file-table" tabIndex={0} role="region" aria-label="各项内容的保存依据">
      <table className="table"><thead><tr>{['内容', '依据', '来源', '保存'].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{file.fields.filter((f) => f.held).map((f) => <tr key={f.id}><th scope="row">{f.zh}</th><td>{f.ground}</td><td>{f.source}{f.verified ? '' : '（待核实）'}</td><td>{f.kept}</td></tr>)}</tbody></table>
    </div>
  </Panel>
)
