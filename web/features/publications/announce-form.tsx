import { useNavigate } from 'react-router'
import { wholeCity } from '../../../contract/announcements.ts'
import { publicationEndpoints, publicationWords } from '../../../contract/publication.ts'
import { announce } from '../../lib/announce.ts'
import { toLocalInput } from '../../lib/format.ts'
import { serverNow } from '../../lib/now.ts'
import { Notice } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useSession } from '../security/data.ts'
import { ColleaguePicker, UnitPicker } from '../security/unit-picker.tsx'
import { useAnnounce } from './data.ts'

/** A notice is written as a draft; it is looked at as residents will see it, and only then submitted. */
export const AnnounceForm = ({ onClose }: { onClose: () => void }) => {
  const write = useAnnounce()
  const navigate = useNavigate()
  const session = useSession()
  const own = session.data?.signedIn ? session.data.appointments.find(({ role }) => writers.includes(role)) : undefined
  return (
    <SchemaForm
      label={publicationWords.announce} verb="存为草稿" schema={publicationEndpoints.announce.input} focus onClose={onClose}
      start={{ fromOn: toLocalInput(serverNow().toISOString()).slice(0, 10), ...(own ? { unitId: own.unitId, ...(own.role === 'cityDispatcher' ? { areaCode: wholeCity } : {}) } : {}) }} settle={(next, before) => (next['unitId'] === before['unitId'] ? next : { ...next, ownerId: undefined })}
      pickers={(value) => ({ unit: (props) => <UnitPicker {...props} known={own ? [{ id: own.unitId, name: own.unitName }] : []} />, colleague: (props) => <ColleaguePicker {...props} unitId={typeof value['unitId'] === 'string' ? value['unitId'] : null} /> })}
      send={(input, requestId) => write.mutateAsync({ ...input, requestId })} onDone={({ id }) => { announce('已存为草稿，可以预览，再提交审查'); onClose(); void navigate(`/publications/${id}`) }}
    ><Notice>先存为草稿，看看居民会看到的样子，再提交审查。自查、保密审查、审批由不同的人办理，全部通过才公开。</Notice></SchemaForm>
  )
}

const writers: readonly string[] = ['cityDispatcher', 'countyDispatcher', 'reviewer', 'justiceOfficeStaff']
