import type { ReactNode } from 'react'
import type { GateView } from '../../../contract/service-files.ts'
import { announce } from '../../lib/announce.ts'
import { hourMinute } from '../../lib/format.ts'
import { useNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { deeds, useFileDeed } from './data.ts'
import './service-file.css'

/** On what basis the file stands open, for how much and until when; and the end of the contact. */
export const GateBar = ({ personId, gate, onShut, children }: { personId: string; gate: Pick<GateView, 'basisWords' | 'scope' | 'until' | 'purpose'>; onShut: () => void; children?: ReactNode }) => {
  const now = useNow()
  const shut = useFileDeed(deeds.shut)
  const minutes = Math.ceil((Date.parse(gate.until) - now.getTime()) / 60_000)
  return (
    <div className="gate-bar" role="status">
      <Icon name="key" size={18} />
      <span className="grow"><strong>{gate.scope === 'file' ? '档案已打开' : '只打开这一件事'}</strong>：{gate.basisWords}；{minutes > 0 ? `到 ${hourMinute(gate.until)}，还有 ${minutes} 分钟` : '时间已到，要重新核实'}。<span className="soft">目的：{gate.purpose}。每次查看都记录，本人看得到。</span></span>
      {children}
      <Button tight busy={shut.isPending} onClick={() => shut.mutate({ personId }, { onSuccess: () => { announce('档案已关上'); onShut() } })}>办完了，关上</Button>
    </div>
  )
}
