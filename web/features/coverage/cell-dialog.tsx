import { useState } from 'react'
import { Link } from 'react-router'
import { coverageEndpoints as api, standingWord, type BasicService, type Expected, type SiteRow } from '../../../contract/coverage.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { announce } from '../../lib/announce.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useCellStory, useEnter } from './data.ts'
import { TaskForm } from './task-form.tsx'
import { nearWords, WayTag } from './words.tsx'

/** All that is known of one cell, and what may be done with it. */
export const CellDetails = ({ row, service, expected, mayOpenTask, onEntered, onClose }: CellDetailsProps) => {
  const [doing, setDoing] = useState<'enter' | 'task' | null>(null)
  const cell = row.cells[service]
  const enter = useEnter()
  const should = expected[row.level]?.[service]
  return (
    <div className="stack">
      <Facts rows={[
        ['现在', <span className="row" key="way"><WayTag way={cell.way} />{cell.demo ? <Mark words="演示" icon="info" /> : null}</span>], ['谁填的', cell.by ? `${cell.by}，${shortMoment(cell.at)}` : '还没有人填'], cell.note ? ['说明', cell.note] : null,
        ['服务事项里写的', should ? `${row.levelName}一级：${should.map(standingWord).join('、')}` : '没有写这一级'], cell.way === 'direct' ? null : ['最近能直接办的', nearWords(cell.nearest)],
        cell.task ? ['任务', <Link key="task" to={`/coverage/tasks/${cell.task.id}`}>{cell.task.stateName}，{cell.task.dueOn} 前</Link>] : null,
      ]} />
      <div className="row">
        {row.mayEnter ? <Button aria-expanded={doing === 'enter'} onClick={() => setDoing(doing === 'enter' ? null : 'enter')}>填这一格</Button> : null}
        {mayOpenTask && cell.way === 'missing' && !cell.task ? <Button aria-expanded={doing === 'task'} onClick={() => setDoing(doing === 'task' ? null : 'task')}>转为任务</Button> : null}
      </div>
      {doing === 'enter' ? (
        <SchemaForm
          label="填这一格" verb="保存" schema={api.enter.input} start={{ way: cell.way ?? undefined, note: cell.note ?? '' }} fixed={{ cells: [{ siteId: row.id, service, version: cell.version }] }} next={cell.task ? '填成能提供的，任务自动了结；可以撤销。' : '马上生效，可以撤销。'}
          send={(input, requestId) => enter.mutateAsync({ ...input, requestId } as never)} onClose={() => setDoing(null)}
          onDone={({ batchId, changed, conflicts }) => { announce(conflicts[0]?.says ?? '已保存'); onEntered({ batchId, changed, conflicts: conflicts.length }); onClose() }}
        />
      ) : null}
      {doing === 'task' ? <TaskForm cells={[{ siteId: row.id, service }]} onClose={() => setDoing(null)} onDone={onClose} /> : null}
      <Story siteId={row.id} service={service} />
    </div>
  )
}

const Story = ({ siteId, service }: { siteId: string; service: BasicService }) => {
  const story = useCellStory({ id: siteId, service })
  if (!story.data || story.data.lines.length === 0) return null
  return (
    <section aria-label={`${itemClassName(service)}的变动`}>
      <h3>变动</h3>
      <ul>{story.data.lines.map((line) => <li key={line.at + line.how} className="small">{shortMoment(line.at)}　{line.by}　{standingWord(line.from)} → {standingWord(line.way)}（{line.how}）{line.note ? `：${line.note}` : ''}</li>)}</ul>
    </section>
  )
}

export type EnteredNow = { batchId: string | null; changed: number; conflicts: number }
type CellDetailsProps = { row: SiteRow; service: BasicService; expected: Expected; mayOpenTask: boolean; onEntered: (entered: EnteredNow) => void; onClose: () => void }
