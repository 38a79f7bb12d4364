import type { ReactNode } from 'react'
import type { LicenceFacts } from '../../../contract/institutions.ts'
import { shortMoment } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Facts, Panel } from '../../ui/panels.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { shapeOf } from './shapes.ts'

/** A licence, of a body or of a person, with what became of it. */
export const LicencePanels = ({ licence, more = [] }: { licence: LicenceFacts; more?: readonly (readonly [string, ReactNode] | null)[] }) => (
  <>
    <Panel title="执业证照">
      <Facts rows={[
        ['状态', <StateTag key="s" shape={shapeOf(licence.state)} word={licence.stateName} />], licence.since ? ['从哪天起', licence.since] : null, ['证号', <code key="n">{licence.licenceNumber}</code>], ['发证机关', licence.issuedBy], ['有效期至', licence.validUntil ?? '没有期限'],
        ...more, licence.specialities ? ['专长', licence.specialities] : null, licence.languages ? ['语言和方言', licence.languages] : null, ['与省里核对', licence.checkedOn ? `${licence.checkedOn}（${licence.checkedFrom ?? ''}）` : '还没有'],
      ]} />
    </Panel>
    <Panel title="经过"><Timeline rows={licence.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text ? <p className="words">{line.text}</p> : null}</>, latest: i === licence.story.length - 1 }))} /></Panel>
  </>
)
