import { Link } from 'react-router'
import type { Marked, SearchHit } from '../../../contract/finding.ts'

/** What was found, with the words that it was found by marked in it. */
export const Hits = ({ hits }: { hits: readonly SearchHit[] }) => (
  <ol className="found">
    {hits.map((hit) => (
      <li key={hit.id}>
        <p className="row"><Link to={hit.to}>{hit.title}</Link></p>
        <p className="words small"><MarkedText marked={hit.marked} /></p>
        {hit.facts.length ? <p className="soft small">{hit.facts.join('　')}</p> : null}
      </li>
    ))}
  </ol>
)

const MarkedText = ({ marked }: { marked: Marked }) => <>{marked.map((piece, i) => (piece.hit ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>))}</>
