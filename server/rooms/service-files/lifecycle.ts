import { word } from '../../../contract/glossary.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { decide, type FileWorld } from './actions/decide.ts'
import { serviceFilePermissions } from './permissions.ts'
import { lockRequests, subjectOf, type FileRequest } from './record.ts'
import { fileRequestTransitions } from './states.ts'

export const fileRequests: Lifecycle<FileRequest, FileWorld> = {
  kind: 'fileRequest',
  table: 'file_request',
  transitions: fileRequestTransitions,
  permissions: serviceFilePermissions,
  actions: { decide },
  load: lockRequests,
  subject: subjectOf,
  clock: () => { throw new Error('the due moment of a request stands in its own row') },
  derived: () => ({}),
  answer: ({ id, state, version }) => ({ id, state, version }),
  words: { state: (state) => word('fileRequestState', state), action: (action) => word('fileRequestAction', action) },
}
