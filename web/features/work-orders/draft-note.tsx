import type { DraftStatus } from '../../lib/drafts.ts'
import { Button } from '../../ui/button.tsx'

/** Where the half-written words are, and the way to be rid of them: a call may end without anything to register. */
export const DraftNote = ({ status, clear, onClear }: { status: DraftStatus; clear: string; onClear: () => void }) => {
  if (status === 'none') return null
  const words = { restored: '已取回上次没写完的内容', saving: '正在保存草稿…', saved: '草稿已保存', unsaved: '草稿暂时没有存上，内容仍在本页' }[status]
  return <span className="soft small row push"><span role={status === 'restored' ? 'status' : undefined}>{words}</span><Button tight look="plain" onClick={onClear}>{clear}</Button></span>
}
