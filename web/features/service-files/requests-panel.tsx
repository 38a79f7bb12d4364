import { useState } from 'react'
import { correctable, fileRequestInputs, type FileRequestView } from '../../../contract/service-files.ts'
import { announce } from '../../lib/announce.ts'
import { shortMoment } from '../../lib/format.ts'
import { serverNow } from '../../lib/now.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { deeds, useFileDeed } from './data.ts'

/** One request each: what is asked, by when it must be answered, what was decided and on what ground. */
export const RequestRows = ({ requests }: { requests: readonly FileRequestView[] }) => (
  <ul className="stack">{requests.map((one) => <RequestRow key={one.id} request={one} />)}</ul>
)

const RequestRow = ({ request }: { request: FileRequestView }) => {
  const [deciding, setDeciding] = useState(false)
  const act = useFileDeed(deeds.act)
  return (
    <li className="matter stack">
      <p className="row"><strong>{request.kindWords}{request.field ? `：${request.field}` : ''}</strong><Mark words={request.stateWords} shape={request.state === 'asked' ? 'yours' : 'done'} />{request.state === 'asked' && Date.parse(request.dueAt) < serverNow().getTime() ? <Mark words="已超期" shape="held" icon="warn" /> : null}<span className="soft small">{request.personShown}，{request.askedBy}，{shortMoment(request.createdAt)}{request.state === 'asked' ? `，${shortMoment(request.dueAt)} 前答复${request.dueVerified ? '' : '（期限待核实）'}` : ''}</span>
        {request.mayDecide ? <span className="push"><Button tight onClick={() => setDeciding(true)}>答复</Button></span> : null}</p>
      <p className="words">{request.wish}</p>
      {request.answer ? <p className="words small">答复：{request.answer}</p> : null}
      {request.ground ? <p className="soft small">依据：{request.ground}{request.refusedParts ? `；不同意的部分：${request.refusedParts}` : ''}</p> : null}
      {request.erasedAt ? <p className="soft small">{shortMoment(request.erasedAt)} 已删除内容，办理凭证保留。</p> : null}
      <Dialog title={`答复：${request.kindWords}`} open={deciding} onClose={() => setDeciding(false)}>
        <div className="stack">
          <Notice tone={request.kind === 'erase' ? 'amber' : 'info'}>{request.kind === 'erase' ? '同意：立即删除全部内容，不能恢复，办理凭证保留；部分同意：只删除凭本人同意保存的内容（证件号码、住址、人群、联系方式）。在办的事没有办完，不能全部删除。' : request.kind === 'correct' ? '先核对材料。同意的，填写更正后的内容，当场改好。' : '本人在网上或窗口可以直接取得副本；不能取得的，写明怎样交给他。'}</Notice>
          <SchemaForm label={`答复：${request.kindWords}`} schema={fileRequestInputs.decide} verb="答复" hidden={({ outcome }) => [...(request.kind === 'correct' && outcome !== 'denied' ? [] : ['value']), ...(outcome === 'partly' ? [] : ['refusedParts']), ...(outcome === 'granted' || !outcome ? ['ground'] : [])]} owed={() => ['ground', 'refusedParts', ...(request.field === correctable.other ? [] : ['value'])]}
            send={(input, requestId) => act.mutateAsync({ id: request.id, version: request.version, requestId, action: 'decide', input })} onDone={() => { announce('已答复'); setDeciding(false) }} />
        </div>
      </Dialog>
    </li>
  )
}
