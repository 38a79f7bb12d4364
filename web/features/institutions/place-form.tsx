import { useRef, useState } from 'react'
import type { OpeningHours, PlaceView } from '../../../contract/institutions.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useSetPlace } from './data.ts'
import { hoursFrom, hoursTexts, weekdays } from './hours-text.ts'

/** Address, telephone, hours of a place. What nobody knows stays empty: residents read 没有登记, never a guess. */
export const PlaceForm = ({ bodyId, place, onDone }: { bodyId: string; place: PlaceView | null; onDone: () => void }) => {
  const [text, setText] = useState<Record<string, string>>({
    name: place?.name ?? '', areaCode: place?.areaCode ?? '', address: place?.address ?? '', phone: place?.phone ?? '', barrierFree: place?.barrierFree ?? '', languages: place?.languages ?? '', latitude: String(place?.latitude ?? ''), longitude: String(place?.longitude ?? ''), ...hoursTexts(place?.hours ?? null),
  })
  const [confirmed, setConfirmed] = useState(place?.point === 'known')
  const [wrongHours, setWrongHours] = useState('')
  const requestId = useRef(newRequestId())
  const send = useSetPlace()
  const errors = send.error ? refusalOf(send.error).fields : {}
  const submit = (): void => {
    const hours = hoursFrom(text)
    setWrongHours(hours === undefined ? '开门时间请写成 08:30-12:00 14:30-17:30，不开的留空' : '')
    if (hours === undefined) return
    const said = (name: string): string | undefined => text[name]?.trim() || undefined
    send.mutate({
      id: bodyId, placeId: place?.id ?? null, version: place?.version ?? 0, requestId: requestId.current, name: text['name'] ?? '', areaCode: text['areaCode'] ?? '', address: said('address'), phone: said('phone'), barrierFree: said('barrierFree'), languages: said('languages'), pointConfirmed: confirmed,
      latitude: said('latitude') ?? null, longitude: said('longitude') ?? null, hours: hours as OpeningHours, onHolidays: place?.onHolidays ?? 'closed', verified: true,
    }, { onSuccess: () => { announce('地点已保存'); onDone() }, onError: () => { requestId.current = newRequestId() } })
  }
  return (
    <form className="action-form stack" aria-label="服务地点" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}{wrongHours ? <ErrorPanel message={wrongHours} /> : null}
      <p className="soft">保存即表示您核实过这些内容，群众页面不再标“待核实”。</p>
      <div className="form-grid">
        {[...fields, ...weekdays.map((words, i) => [`h${i + 1}`, `${words}开门时间`, true] as const)].map(([name, label, optional]) => (
          <Field key={name} label={label} optional={optional} error={errors[name]}>{(ids) => <TextInput ids={ids} value={text[name] ?? ''} onChange={(next) => setText({ ...text, [name]: next ?? '' })} />}</Field>
        ))}
      </div>
      <label className="choice"><input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />坐标到现场核对过（没核对的，群众页面标“待核实”）</label>
      <p className="soft small">坐标请填天地图上查到的十进制度数；高德、百度的有几百米偏移，不要填。</p>
      <div className="row"><Button type="submit" look="main" busy={send.isPending}>保存地点</Button><Button look="plain" onClick={onDone}>收起</Button></div>
    </form>
  )
}

const fields = [['name', '地点名称', false], ['areaCode', '区划代码（乡镇 9 位）', false], ['address', '地址', true], ['phone', '电话', true], ['barrierFree', '无障碍设施', true], ['languages', '会说的语言、方言', true], ['latitude', '纬度', true], ['longitude', '经度', true]] as const
