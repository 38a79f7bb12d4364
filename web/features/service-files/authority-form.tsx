import { authorityInput, phoneAuthorityInput, type GateView } from '../../../contract/service-files.ts'
import { announce } from '../../lib/announce.ts'
import { Notice } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { deeds, useFileDeed } from './data.ts'

/** 替别人办: who acts for whom, on which paper. Nothing of the other person shows before this is recorded (更正 13). */
export const AuthorityForm = ({ door, agent, onOpen }: AuthorityFormProps) => (door === 'hotline' ? <ByPhone agent={agent} onOpen={onOpen} /> : <AtWindow agent={agent} onOpen={onOpen} />)

const AtWindow = ({ agent, onOpen }: Omit<AuthorityFormProps, 'door'>) => {
  const record = useFileDeed(deeds.authority)
  return (
    <SchemaForm
      label="登记代办依据" verb="登记并打开" schema={authorityInput} start={{ agentName: agent.name, agentPhone: agent.phone, scope: 'matter' }}
      hidden={({ scope }) => (scope === 'file' ? ['orderNumber'] : [])} owed={() => ['orderNumber']}
      send={(input, requestId) => record.mutateAsync({ ...input, requestId } as never)} onDone={(opened) => { announce('已登记，档案已打开'); onOpen(opened) }}
    ><Notice>先看凭证原件。近亲属、代办人和口头同意的，只能办一件事，并须本人同意；登记后本人看得到谁替他办过。当事人的证件号码、登记的电话，至少填一样。</Notice></SchemaForm>
  )
}

const ByPhone = ({ agent, onOpen }: Omit<AuthorityFormProps, 'door'>) => {
  const record = useFileDeed(deeds.authorityByPhone)
  return (
    <SchemaForm
      label="电话里登记代办" verb="登记并打开" schema={phoneAuthorityInput} start={{ agentName: agent.name, agentPhone: agent.phone }}
      hidden={({ queryCode }) => (queryCode ? ['orderNumber', 'principalLastDigits'] : [])} owed={() => ['orderNumber', 'principalLastDigits']}
      send={(input, requestId) => record.mutateAsync({ ...input, requestId } as never)} onDone={(opened) => { announce('已登记，只打开这一件'); onOpen(opened) }}
    ><Notice>请当事人本人接电话，由他说出登记的内容，并亲口同意；只打开这一件，今天有效，本人看得到谁替他问过。凭委托书、监护关系的，凭证要当面看，请到窗口登记。</Notice></SchemaForm>
  )
}

type AuthorityFormProps = { door: 'hotline' | 'window'; agent: { name: string; phone: string }; onOpen: (opened: { personId: string; gate: GateView }) => void }
