import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { useVerifyChain } from './data.ts'

/** 全程留痕: recomputes the order's hash chain and says whether a line was changed, added or taken away. */
export const ChainCheck = ({ id }: { id: string }) => {
  const check = useVerifyChain(id)
  const run = (): void => check.mutate(undefined, { onSuccess: (r) => announce(r.intact ? `留痕完好，共 ${r.lines} 条` : '留痕已被改动') })
  return (
    <span className="row">
      {check.data ? check.data.intact ? <Mark words={`留痕完好，共 ${check.data.lines} 条`} shape="done" icon="check" /> : <Mark words={`留痕从第 ${check.data.brokenAt} 条起被改动，请报告安全审计员`} shape="yours" icon="warn" /> : null}
      {check.error ? <span className="small">{refusalOf(check.error).message}</span> : null}
      <span className="no-print"><Button tight busy={check.isPending} onClick={run}>校验留痕</Button></span>
    </span>
  )
}
