import { authorityInput, type GateView } from '../../../contract/service-files.ts'
import { announce } from '../../lib/announce.ts'
import { Notice } from '../../ui/panels.tsx'
import { deeds, useFileDeed } from './data.ts'
import { SchemaForm } from './schema-form.tsx'

/** 替别人办: who acts for whom, on which paper. Nothing of the other person shows before this is recorded (更正 13). */
export const AuthorityForm = ({ agent, onOpen }: { agent: { name: string; phone: string }; onOpen: (opened: { personId: string; gate: GateView }) => void }) => {
  const record = useFileDeed(deeds.authority)
  return (
    <div className="stack">
      <Notice>先看凭证原件。近亲属、代办人和口头同意的，只能办一件事，并须本人同意；登记后本人看得到谁替他办过。</Notice>
      <SchemaForm
        schema={authorityInput} start={{ agentName: agent.name, agentPhone: agent.phone, scope: 'matter' }} button="登记并打开"
        send={async (input) => { const opened = await record.mutateAsync(input as never); announce('已登记，档案已打开'); onOpen(opened) }} onDone={() => undefined}
      />
    </div>
  )
}
