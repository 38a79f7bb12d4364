import type { SameField } from '../../../contract/citizens.ts'
import { Mark } from '../../ui/badges.tsx'
import { agreementLook } from './looks.ts'
import './same-person.css'

/** Two records side by side; what does not agree is marked by word, shape and colour. */
export const Comparison = ({ fields }: { fields: readonly SameField[] }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="对比表">
    <table className="table cards comparison">
      <thead><tr><th scope="col">项目</th><th scope="col">较早的记录</th><th scope="col">较晚的记录</th><th scope="col">比较</th></tr></thead>
      <tbody>{fields.map((field) => <Line key={field.field} field={field} />)}</tbody>
    </table>
  </div>
)

const Line = ({ field }: { field: SameField }) => {
  const look = agreementLook[field.agrees]
  return (
    <tr className={field.agrees}>
      <th scope="row">{field.label}</th>
      <td data-name="较早的记录">{field.one ?? <span className="soft">没有</span>}</td>
      <td data-name="较晚的记录">{field.other ?? <span className="soft">没有</span>}</td>
      <td data-name="比较"><Mark words={look.words} shape={look.shape} icon={look.icon} />{field.says ? <span className="small says">{field.says}</span> : null}</td>
    </tr>
  )
}
