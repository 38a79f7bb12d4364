import { useState } from 'react'
import { levels, orderStates } from '../../contract/work-order-states.ts'
import { orderInputs } from '../../contract/work-order-inputs.ts'
import { familyName, levelLook, stateFamily } from '../face/states.ts'
import { colour, type Family } from '../face/tokens.ts'
import { icons, type IconName } from '../face/icons.ts'
import { stateWord } from '../features/work-orders/words.ts'
import { LevelBadge, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { FormFromSchema } from '../ui/form-from-schema.tsx'
import type { FormValue } from '../ui/form-fields.ts'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'

/** 视觉语言: the staff side. The citizens' side stands on a page of the portal; both read the same tokens. */
export default function FacePage() {
  usePage('视觉语言')
  return (
    <div className="stack">
      <div className="page-head"><h1>视觉语言 · 工作台</h1><span className="soft">纸、墨、黛青；朱砂只用于超期和印章。颜色、形状、文字三者同在。</span></div>
      <Panel title="状态"><div className="row">{orderStates.map((s) => <StateTag key={s} shape={stateFamily[s]} word={stateWord[s]} />)}</div><p className="soft small" style={{ marginTop: '0.5rem' }}>{Object.entries(familyName).map(([id, words]) => <span key={id} style={{ marginInlineEnd: '1rem' }}><StateTag shape={id as Family} word={words} /></span>)}</p></Panel>
      <Panel title="剩余时间"><div className="row">{levels.map((l) => <LevelBadge key={l} value={l} words={{ none: '不计时', green: '剩 4 天', yellow: '剩 2 天 3 小时', orange: '剩 5 小时', overdue: '超 1 天 2 小时' }[l]} />)}</div><p className="soft small">{levels.map((l) => levelLook[l].word).join('、')}：黑白打印也分得清。</p></Panel>
      <Panel title="颜色"><ul style={swatches}>{Object.entries(colour).map(([name, value]) => <li key={name} className="row"><span aria-hidden="true" style={{ width: '2.5rem', height: '2rem', background: value, border: '1px solid var(--line-strong)' }} /><span><code>{name}</code><br /><span className="soft small">{value}</span></span></li>)}</ul></Panel>
      <Panel title="图形"><ul style={swatches}>{(Object.keys(icons) as IconName[]).map((name) => <li key={name} className="row"><Icon name={name} size={22} /><code>{name}</code></li>)}</ul></Panel>
      <Panel title="按钮"><div className="row"><Button look="main" hotkey="1">主要操作</Button><Button>次要操作</Button><Button danger>不可轻用</Button><Button look="plain">文字按钮</Button><Button busy>处理</Button><Button tight>小按钮</Button></div></Panel>
      <Panel title="提示"><div className="stack"><Notice>接下来会发生什么。</Notice><Notice tone="good">办成了。</Notice><Notice tone="amber">需要留意。</Notice><ErrorPanel message="出了什么事，以及接下来怎么办。" /></div></Panel>
      <Panel title="表单（由约定画出）"><Sample /></Panel>
      <Panel title="经过"><Timeline rows={[{ key: 2, at: '2026-09-30T01:00:00Z', when: '今天 09:00', what: <strong>签收</strong>, latest: true }, { key: 1, at: '2026-09-29T08:00:00Z', when: '昨天 16:00', what: <strong>派遣</strong> }, { key: 0, at: '2026-09-29T07:00:00Z', when: '昨天 15:00', what: <span>内部记录</span>, aside: true }]} /></Panel>
      <Panel title="空与等待"><EmptyState title="这里是空的">说明为什么空、可以做什么。</EmptyState><div className="sample"><RowsSkeleton rows={3} /></div></Panel>
    </div>
  )
}

const Sample = () => {
  const [value, setValue] = useState<FormValue>({ ground: 'waitAppraisal' })
  return <FormFromSchema schema={orderInputs.hold} value={value} onChange={setValue} errors={{ reason: '请填写理由' }} />
}

const swatches = { display: 'grid', gridTemplateColumns: 'repeat(auto-fill,minmax(10rem,1fr))', gap: '0.5rem' } as const
