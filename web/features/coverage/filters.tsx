import type { ReactNode } from 'react'
import { basicServices, cellStandings, coverageWord } from '../../../contract/coverage.ts'
import { itemClassName, levelName, serviceLevels } from '../../../contract/service-items.ts'
import { Button } from '../../ui/button.tsx'

export const Pick = ({ label, value, options, onChange }: { label: string; value: string | undefined; options: readonly (readonly [string, string])[]; onChange: (value: string | undefined) => void }) => (
  <label className="row"><span>{label}</span><select className="input" style={{ width: 'auto', maxWidth: '100%' }} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}><option value="">全部</option>{options.map(([id, words]) => <option key={id} value={id}>{words}</option>)}</select></label>
)

/** County, level, service, how it stands, name: all narrow the same list. */
export const MatrixFilters = ({ ask, bureaus, set, children }: MatrixFiltersProps) => (
  <form className="row" style={{ padding: '0.5rem 0.875rem' }} role="search" onSubmit={(event) => { event.preventDefault(); set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() || undefined }) }}>
    {bureaus.length > 1 ? <Pick label="县区" value={ask.bureauId} options={bureaus.map(({ id, name }) => [id, name])} onChange={(bureauId) => set({ bureauId })} /> : null}
    <Pick label="层级" value={ask.level} options={serviceLevels.map((id) => [id, levelName(id)])} onChange={(level) => set({ level })} />
    <Pick label="服务" value={ask.service} options={basicServices.map((id) => [id, itemClassName(id)])} onChange={(service) => set({ service })} />
    <Pick label="情况" value={ask.way} options={cellStandings.map((id) => [id, coverageWord('cellWay', id)])} onChange={(way) => set({ way })} />
    <label className="row"><span>名称或代码</span><input className="input" style={{ width: '12rem', maxWidth: '100%' }} name="q" defaultValue={ask.q ?? ''} maxLength={60} /></label>
    <Button type="submit">查找</Button>
    {children}
  </form>
)

export type MatrixAsk = Record<'bureauId' | 'level' | 'service' | 'way' | 'q', string | undefined>
type MatrixFiltersProps = { ask: MatrixAsk; bureaus: readonly { id: string; name: string }[]; set: (more: Partial<MatrixAsk>) => void; children?: ReactNode }
