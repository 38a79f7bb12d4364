import { Link, useParams } from 'react-router'
import { standingWord, taskInputs, type TaskView } from '../../contract/coverage.ts'
import { useActOnTask, useTask } from '../features/coverage/data.ts'
import { taskShape, WayTag } from '../features/coverage/words.tsx'
import { ColleaguePicker } from '../features/security/unit-picker.tsx'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { shortMoment } from '../lib/format.ts'
import { LevelBadge, Mark, StateTag } from '../ui/badges.tsx'
import { ErrorPanel, Facts, Notice, Panel } from '../ui/panels.tsx'
import { PossibleActions } from '../ui/possible-actions.tsx'
import { SchemaForm } from '../ui/schema-form.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One gap: what is missing where, who fills it until when, what was reported, who looked. */
export default function CoverageTaskPage() {
  const { id = '' } = useParams()
  const found = useTask(id)
  usePage(found.data ? `${found.data.siteName}的${found.data.serviceName}` : '缺口任务')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>缺口任务</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/coverage/tasks">回到列表</Link></ErrorPanel></div>
  return <Task task={found.data} />
}

const Task = ({ task }: { task: TaskView }) => {
  const act = useActOnTask(task.id, task.version)
  return (
    <article className="record">
      <header className="record-head"><div className="row"><StateTag shape={taskShape[task.state]} word={task.stateName} />{task.overdue ? <LevelBadge value="overdue" words={`过期，${task.dueOn}`} /> : null}<span className="soft">{task.bureauName}</span>{task.demo ? <Mark words="演示" icon="info" /> : null}</div><h1>{task.siteName}的{task.serviceName}</h1></header>
      {task.why ? <Notice tone="amber">{task.why}</Notice> : null}
      <PossibleActions
        actions={task.actions} label="办理" none="现在没有您可以做的操作。"
        form={({ action, label, next, danger }, close) => (
          <SchemaForm
            label={label} verb={`确认${label}`} next={next} danger={danger} focus schema={taskInputs[action]} start={action === 'assign' ? { dueOn: task.dueOn } : {}} onClose={close} pickers={{ colleague: (props) => <ColleaguePicker {...props} unitId={task.unitId} /> }}
            send={(input, requestId) => act.mutateAsync({ action, input, requestId })} onDone={() => { announce(`${label}已完成`); close() }}
          />
        )}
      />
      <Panel title="这一格">
        <Facts rows={[
          ['现在', <Link key="now" to={`/coverage?q=${encodeURIComponent(task.siteName)}`}><WayTag way={task.wayNow} /></Link>], ['要求', task.ask], ['期限', task.dueOn], ['谁来补', `${task.unitName}${task.assigneeName ? `，${task.assigneeName}` : ''}`],
          task.evidence ? ['报的', `${standingWord(task.wayOffered)}：${task.evidence}`] : null, task.closedOn ? ['了结', task.closedOn] : null,
        ]} />
      </Panel>
      <Panel title="经过"><Timeline rows={task.story.toReversed().map((line, i) => ({ key: `${line.at}${i}`, at: line.at, when: shortMoment(line.at), latest: i === 0, what: <><strong>{line.label}</strong>　<span className="soft">{line.by}</span>{line.text ? <p>{line.text}</p> : null}</> }))} /></Panel>
    </article>
  )
}
