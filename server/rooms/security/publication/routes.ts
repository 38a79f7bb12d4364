import { publicationEndpoints as ends, type PublicationAnswer } from '../../../../contract/publication.ts'
import { act } from '../../../platform/act.ts'
import { route } from '../../../platform/http.ts'
import { announce } from './announce.ts'
import { publications, publicationSight } from './lifecycle.ts'
import { publicationPermissions } from './permissions.ts'
import { propose, type ReplyOf } from './propose.ts'
import { listPublications, lookAtPublication } from './views.ts'

export const publicationRows = (replyOf: ReplyOf | undefined) => [
  route({ endpoint: ends.list, permission: { rows: publicationPermissions, action: 'see' }, audit: { reads: 'masked' }, run: { own: listPublications } }),
  route({ endpoint: ends.detail, permission: { rows: publicationPermissions, action: 'see' }, audit: { reads: 'masked' }, run: { own: (call, input) => lookAtPublication(call, input.id) } }),
  route({ endpoint: ends.propose, permission: { rows: publicationPermissions, action: 'propose' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => propose(call, replyOf, input) } }),
  route({ endpoint: ends.announce, permission: { rows: publicationPermissions, action: 'announce' }, audit: { reads: 'ownEntry' }, run: { own: announce } }),
  route({
    endpoint: ends.act, permission: { byAction: true }, audit: { reads: 'ownEntry' },
    run: { own: async ({ pool, actor, now }, { id, ...asked }) => (await act(publications, { pool, world: null }, { ...asked, id, actor, now, sight: publicationSight(actor) })) as PublicationAnswer },
  }),
]
