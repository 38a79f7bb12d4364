import { authorities, forWhom, groups } from '../../../contract/intake.ts'
import { useCitations, withCitation } from '../../lib/citing.ts'
import { AreaPicker } from '../security/area-picker.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { ChoiceInput, TextInput } from '../../ui/inputs.tsx'
import type { IntakeDraft } from './intake-draft.ts'
import { TopicPicker } from './pickers.tsx'
import { TopicHint } from './topic-hint.tsx'
import type { Intake } from './use-intake.ts'

/** The need itself, in the order in which people tell it. */
export const NeedFields = ({ intake: { sheet, set, errors } }: { intake: Intake }) => (
  <div className="form-grid" data-need>
    <Field label="发生了什么事、想要什么" wide error={errors['need']}>{(ids) => <TextInput ids={ids} long max={5000} value={sheet.need} onChange={(need) => set({ need })} />}</Field>
    <Field label="类别" optional error={errors['topic']}>{(ids) => <TopicPicker ids={ids} label="类别" value={sheet.topic} onChange={(topic) => set({ topic: topic as string | undefined })} />}</Field>
    <TopicHint need={sheet.need} topic={sheet.topic} onChoose={(topic) => set({ topic })} />
    <Field label="事情发生地" optional error={errors['areaCode']}>{(ids) => <AreaPicker ids={ids} label="事情发生地" value={sheet.areaCode} onChange={(areaCode) => set({ areaCode: areaCode as string | undefined })} />}</Field>
    <Field label="具体地点" optional error={errors['place']}>{(ids) => <TextInput ids={ids} value={sheet.place} onChange={(place) => set({ place })} />}</Field>
    <FieldGroup label="为谁问" wide error={errors['forWhom']}><ChoiceInput name="forWhom" choices={choicesOf(forWhom)} value={sheet.forWhom} onChange={(v) => set({ forWhom: v as IntakeDraft['forWhom'] })} /></FieldGroup>
    {sheet.forWhom === 'self' ? null : (
      <>
        <FieldGroup label="代办依据" wide error={errors['authority']}><ChoiceInput name="authority" choices={choicesOf(authorities)} value={sheet.authority} onChange={(authority) => set({ authority })} /></FieldGroup>
        <Field label="代办人姓名" optional error={errors['helperName']}>{(ids) => <TextInput ids={ids} value={sheet.helperName} onChange={(helperName) => set({ helperName })} />}</Field>
        <Field label="代办人电话" optional error={errors['helperPhone']}>{(ids) => <TextInput ids={ids} value={sheet.helperPhone} onChange={(helperPhone) => set({ helperPhone })} />}</Field>
      </>
    )}
    <FieldGroup label="人群类别" optional wide>
      <div className="choices">{Object.entries(groups).map(([id, words]) => (
        <label key={id} className="choice"><input type="checkbox" checked={sheet.groups.includes(id)} onChange={(event) => set({ groups: event.target.checked ? [...sheet.groups, id] : sheet.groups.filter((g) => g !== id) })} />{words}</label>
      ))}</div>
    </FieldGroup>
    <FieldGroup label="希望怎样答复" optional wide><ChoiceInput name="replyBy" choices={replies} value={sheet.replyBy} onChange={(replyBy) => set({ replyBy })} /></FieldGroup>
    <label className="choice wide"><input type="checkbox" checked={!sheet.safeToCall} onChange={(event) => set({ safeToCall: !event.target.checked })} />打这个电话不方便或不安全（例如家庭暴力）</label>
  </div>
)

/** Answering on the spot: what was said, on which law, and that rights were told. */
export const AnswerFields = ({ intake: { sheet, set, errors } }: { intake: Intake }) => {
  useCitations((words) => set({ publicReply: withCitation(sheet.publicReply, words) }))
  return (
  <div className="form-grid">
    <Field label="答复内容" wide error={errors['publicReply']}>{(ids) => <TextInput ids={ids} long max={5000} value={sheet.publicReply} onChange={(publicReply) => set({ publicReply })} />}</Field>
    <Field label="依据法条" optional wide error={errors['basis']}>{(ids) => <TextInput ids={ids} long max={1000} value={sheet.basis} onChange={(basis) => set({ basis })} />}</Field>
    <label className="choice wide"><input type="checkbox" checked={sheet.toldRights} onChange={(event) => set({ toldRights: event.target.checked })} />已告知权利和法律援助条件</label>
  </div>
  )
}

const choicesOf = (words: Readonly<Record<string, string>>): { value: string; label: string }[] => Object.entries(words).map(([value, label]) => ({ value, label }))
const replies = choicesOf({ phone: '打电话', sms: '发短信', online: '网上查看', visit: '上门或到窗口' })
