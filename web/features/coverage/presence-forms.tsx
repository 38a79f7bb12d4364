import { coverageEndpoints as api, coverageWord, presenceForms, type PresenceForm, type PresencePlaceKind, type PresenceTrade } from '../../../contract/coverage.ts'
import { announce } from '../../lib/announce.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { cleaned, errorFor, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useAddPlace, useSetPlan, useSetPresence } from './data.ts'

/** In which forms a trade is there; none ticked says plainly that it is not. */
export const PresenceForms = ({ placeId, trade, version, start, onDone, onClose }: { placeId: string; trade?: PresenceTrade; version: number; start: FormValue; onDone: () => void; onClose?: () => void }) => {
  const set = useSetPresence()
  return (
    <SchemaForm
      label="登记实驻" verb="保存" schema={api.setPresence.input} start={{ forms: [], ...start }} fixed={{ placeId, version, ...(trade ? { trade } : {}) }} hidden={() => (trade ? ['trade'] : [])} tidy={keepingForms} next="一种都不勾，就是登记“没有来”。" onClose={onClose}
      rest={(form) => <FormsInput {...form} label="实际以什么方式在这里" />} send={(input, requestId) => set.mutateAsync({ ...input, requestId } as never)} onDone={() => { announce('实驻已登记'); onDone() }}
    />
  )
}

export const PlanForm = ({ of, version, start, onDone }: { of?: { placeKind: PresencePlaceKind; trade: PresenceTrade }; version: number; start: FormValue; onDone: () => void }) => {
  const set = useSetPlan()
  return (
    <SchemaForm
      label="定应驻名单" verb="保存" schema={api.setPlan.input} start={{ forms: [], ...start }} fixed={{ version, ...of }} hidden={() => (of ? ['placeKind', 'trade'] : [])} tidy={keepingForms} next="全市同一份名单；一种都不勾，就是不要求。" onClose={onDone}
      rest={(form) => <FormsInput {...form} label="应以什么方式进驻" />} send={(input) => set.mutateAsync(input as never)} onDone={() => { announce('应驻名单已改'); onDone() }}
    />
  )
}

export const PlaceForm = ({ bureaus, onDone }: { bureaus: readonly { id: string; name: string }[]; onDone: () => void }) => {
  const add = useAddPlace()
  return (
    <SchemaForm
      label="加一个地方" verb="保存" schema={api.addPlace.input} start={{ bureauId: bureaus[0]?.id }} onClose={onDone} again send={(input, requestId) => add.mutateAsync({ ...input, requestId } as never)} onDone={() => { announce('已登记'); onDone() }}
      rest={({ value, change }) => (bureaus.length > 1 ? <label className="row"><span>县区</span><select className="input" style={{ width: 'auto' }} value={String(value['bureauId'] ?? '')} onChange={(event) => change({ ...value, bureauId: event.target.value })}>{bureaus.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></label> : null)}
    />
  )
}

const FormsInput = ({ value, change, errors, label }: { value: FormValue; change: (next: FormValue) => void; errors: FormErrors; label: string }) => {
  const chosen = (value['forms'] ?? []) as readonly PresenceForm[]
  return (
    <FieldGroup label={label} error={errorFor(errors, 'forms')} wide>
      <span className="choices">{presenceForms.map((form) => <label key={form} className="choice"><input type="checkbox" checked={chosen.includes(form)} onChange={() => change({ ...value, forms: chosen.includes(form) ? chosen.filter((one) => one !== form) : [...chosen, form] })} />{coverageWord('presenceForm', form)}</label>)}</span>
    </FieldGroup>
  )
}

/** No form at all is an answer; left out it would say nothing. */
const keepingForms = (value: FormValue): FormValue => ({ ...cleaned(value), forms: value['forms'] ?? [] })
