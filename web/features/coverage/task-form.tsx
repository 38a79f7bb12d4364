import { coverageEndpoints as api, type BasicService } from '../../../contract/coverage.ts'
import { announce } from '../../lib/announce.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useOpenTasks } from './data.ts'

/** Gaps become tasks with one date; what has a task already is left to it. */
export const TaskForm = ({ cells, onClose, onDone }: { cells: readonly { siteId: string; service: BasicService }[]; onClose: () => void; onDone: (created: number) => void }) => {
  const open = useOpenTasks()
  return (
    <SchemaForm
      label="转为任务" verb={`把 ${cells.length} 个缺口转为任务`} schema={api.openTasks.input} fixed={{ cells: [...cells] }} focus next="站、所收到提醒；司法局再定谁来补。过了日期还没补齐，两边都会收到提醒。"
      send={(input, requestId) => open.mutateAsync({ ...input, requestId } as never)} onClose={onClose}
      onDone={({ created, existing }) => { announce(`新开 ${created.length} 个任务${existing ? `，${existing} 个缺口已有任务` : ''}`); onDone(created.length) }}
    />
  )
}
