import { topics } from '../../../contract/topics.ts'

/** What narrows a search down; each is part of the address. Laws have none: their own page lists them by name. */
export const SearchFilters = ({ corpus, params, onSet }: { corpus: string; params: URLSearchParams; onSet: (name: string, value: string) => void }) => (
  <div className="search-filters">
    {corpus === 'article' ? null : (
      <label>类别<select className="input" value={params.get('topic') ?? ''} onChange={(event) => onSet('topic', event.target.value)}>
        <option value="">全部</option>
        {topics.map(({ id, zh }) => <option key={id} value={id}>{zh}</option>)}
      </select></label>
    )}
    {corpus === 'order' ? (
      <>
        <label>办结不早于<input type="date" className="input" value={params.get('from') ?? ''} onChange={(event) => onSet('from', event.target.value)} /></label>
        <label>不晚于<input type="date" className="input" value={params.get('to') ?? ''} onChange={(event) => onSet('to', event.target.value)} /></label>
      </>
    ) : null}
  </div>
)
