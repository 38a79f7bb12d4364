import type { z } from 'zod'
import type { hotlineInput, windowInput } from '../../../contract/intake.ts'

/** What a clerk types while a person speaks: one flat sheet. It becomes the contract's input only when it is sent. */
export type IntakeDraft = {
  phone: string; name: string; idNumber: string; verified: boolean; anonymous: boolean; address: string; groups: string[]
  forWhom: 'self' | 'family' | 'other'; authority?: string | undefined; helperName: string; helperPhone: string
  need: string; title: string; topic?: string | undefined; areaCode?: string | undefined; place: string; safeToCall: boolean; replyBy?: string | undefined
  publicReply: string; basis: string; toldRights: boolean
  windowNo: string; noticeMaterials: string; dialect: string
}

export const emptyIntake: IntakeDraft = {
  phone: '', name: '', idNumber: '', verified: false, anonymous: false, address: '', groups: [], forWhom: 'self', helperName: '', helperPhone: '',
  need: '', title: '', place: '', safeToCall: true, publicReply: '', basis: '', toldRights: false, windowNo: '', noticeMaterials: '', dialect: '',
}

export const hotlineOf = (draft: IntakeDraft, requestId: string, onTheSpot: boolean, calledAt?: string): HotlineSent =>
  ({ intake: intakeOf(draft, requestId, onTheSpot), callerNumber: said(draft.phone), calledAt, dialect: said(draft.dialect), identityVerified: draft.verified, answer: onTheSpot ? answerOf(draft) : undefined })

export const windowOf = (draft: IntakeDraft, requestId: string, onTheSpot: boolean): WindowSent =>
  ({ intake: intakeOf(draft, requestId, onTheSpot), windowNo: said(draft.windowNo), identityVerified: draft.verified, answer: onTheSpot ? answerOf(draft) : undefined, noticeMaterials: said(draft.noticeMaterials) })

/** The server names fields by their place in the contract; the sheet has them side by side. */
export const sheetField = (path: string): string => path.replace(/^(intake|answer)\.(person\.)?/, '').replace(/\.\d+$/, '').replace('callerNumber', 'phone').replace('identityVerified', 'verified')

export const sheetErrors = (fields: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(fields).map(([path, message]) => [sheetField(path), message]))

function intakeOf(d: IntakeDraft, requestId: string, onTheSpot: boolean): HotlineSent['intake'] {
  const other = d.forWhom !== 'self'
  return {
    requestId, forWhom: d.forWhom, authority: other ? (d.authority as HotlineSent['intake']['authority']) : undefined,
    helperName: other ? said(d.helperName) : undefined, helperPhone: other ? said(d.helperPhone) : undefined, anonymous: d.anonymous,
    person: d.anonymous ? { phone: said(d.phone) } : { name: said(d.name), phone: said(d.phone), idNumber: said(d.idNumber), address: said(d.address), groups: d.groups.length ? (d.groups as never) : undefined },
    kind: onTheSpot ? 'question' : 'task', need: d.need, title: said(d.title), topic: d.topic as HotlineSent['intake']['topic'], areaCode: said(d.areaCode ?? ''), place: said(d.place),
    replyBy: d.replyBy as HotlineSent['intake']['replyBy'], safeToCall: d.safeToCall,
  }
}

function answerOf(d: IntakeDraft): NonNullable<HotlineSent['answer']> {
  return { publicReply: d.publicReply, basis: said(d.basis), toldRights: d.toldRights }
}

const said = (text: string): string | undefined => text.trim() || undefined

export type HotlineSent = z.input<typeof hotlineInput>
export type WindowSent = z.input<typeof windowInput>
