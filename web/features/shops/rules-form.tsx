import { useState } from 'react'
import { shopEndpoints, type ForbiddenWord, type ShopRulesView } from '../../../contract/shops.ts'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useSetRules } from './data.ts'

/** The numbers and the words, changed together and with a reason. */
export const RulesForm = ({ rules, onClose }: { rules: ShopRulesView; onClose: () => void }) => {
  const set = useSetRules()
  const { warnAt, limitAt, closeAt, windowDays, reviewMonths, remindDays, fixDays, forbidden, version } = rules
  return (
    <SchemaForm
      label="改店铺规则" verb="保存规则" next="保存后马上按新的算；已经作出的处理不变。改过的仍标待核实。" schema={shopEndpoints.setRules.input} start={{ warnAt, limitAt, closeAt, windowDays, reviewMonths, remindDays, fixDays, forbidden }} fixed={{ version }}
      hidden={() => ['version']} leave={['forbidden']} onClose={onClose} send={(input) => set.mutateAsync(input as never)} onDone={() => { announce('店铺规则已更新'); onClose() }}
      rest={({ value, change }) => <WordGroups start={(value['forbidden'] as ForbiddenWord[] | undefined) ?? []} onChange={(words) => change({ ...value, forbidden: words })} />}
    />
  )
}

/** Words by the reason for which they may not be used. */
export const groupsOf = (words: readonly ForbiddenWord[]): Group[] =>
  [...new Set(words.map(({ says }) => says))].map((says) => ({ says, words: words.filter((one) => one.says === says).map(({ word }) => word).join('、') }))

const WordGroups = ({ start, onChange }: { start: readonly ForbiddenWord[]; onChange: (words: ForbiddenWord[]) => void }) => {
  const [groups, setGroups] = useState(() => groupsOf(start))
  const change = (next: Group[]): void => { setGroups(next); onChange(next.flatMap(({ says, words }) => words.split(/[、，,；;\s]+/u).filter(Boolean).map((word) => ({ word, says })))) }
  const put = (at: number, one: Partial<Group>): void => change(groups.map((group, i) => (i === at ? { ...group, ...one } : group)))
  return (
    <div className="stack">
      <h3>不许用的词</h3>
      {groups.map((group, i) => (
        <div key={i} className="form-grid" role="group" aria-label={`第 ${i + 1} 组词`}>
          <Field label={`第 ${i + 1} 组：为什么不能用`}>{(ids) => <TextInput ids={ids} value={group.says} onChange={(says) => put(i, { says })} max={200} />}</Field>
          <Field label={`第 ${i + 1} 组：哪些词`} help="用顿号或换行隔开；这一组全部删掉就不再检查" wide>{(ids) => <TextInput ids={ids} long value={group.words} onChange={(words) => put(i, { words })} />}</Field>
        </div>
      ))}
      <span><Button tight onClick={() => setGroups([...groups, { says: '', words: '' }])}>加一组词</Button></span>
    </div>
  )
}

type Group = { says: string; words: string }
