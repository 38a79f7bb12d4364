import { useState } from 'react'
import { effectInput, type LawView } from '../../../contract/knowledge.ts'
import { announce } from '../../lib/announce.ts'
import { moment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useEnterEffect } from './data.ts'
import { VersionWords } from './parts.tsx'

/** One version with what is on record about its day of effect, and the form to enter it. */
export const VersionLine = ({ version, shown, may, onShow }: { version: LawView['versions'][number]; shown: boolean; may: boolean; onShow: () => void }) => {
  const [open, setOpen] = useState(false)
  const send = useEnterEffect(version.id)
  return (
    <li className="stack">
      <div className="row">
        <VersionWords version={version} />
        <span className="soft small">{version.shelf}　{version.articles} 条{version.doubleOf ? '　（另一分类中的同一版本，不重复检索）' : ''}</span>
        <span className="row push no-print">
          <Button tight aria-pressed={shown} onClick={onShow}>看这一版</Button>
          {may ? <Button tight aria-expanded={open} onClick={() => setOpen(!open)}>录入施行日期</Button> : null}
        </span>
      </div>
      {version.record.map((line) => <p key={line.at} className="soft small">{moment(line.at)} {line.by} 录入：{line.effectiveOn} 起施行{line.endsOn ? `，${line.endsOn} 失效` : ''}。依据：{line.source}</p>)}
      {open ? (
        <SchemaForm
          label="录入施行日期" schema={effectInput} verb="录入" focus onClose={() => setOpen(false)} send={(input, requestId) => send.mutateAsync({ ...input, requestId })}
          start={{ effectiveOn: version.effectiveOn ?? '', endsOn: version.endsOn ?? '', source: '' }} onDone={() => { announce('施行日期已录入'); setOpen(false) }}
        ><p className="soft small">录入后以此为准，重新导入文件也不改动；谁录入、依据什么，都留有记录。</p></SchemaForm>
      ) : null}
    </li>
  )
}
