import { z } from 'zod'
import { word } from './glossary.ts'
import { fields } from './work-order-inputs.ts'

const { must, oneOf } = fields

/** 通知公告 for residents, by column (栏目). A column's id is the end of its address: /notices/hours. */
export const announcementColumns = ['bulletin', 'hours', 'publicity', 'lists'] as const
export type AnnouncementColumn = (typeof announcementColumns)[number]
export const columnName = (column: AnnouncementColumn): string => word('announcementColumn', column)

/** Whom it concerns: the whole city, or one county by its code (GB/T 2260). */
export const wholeCity = '340400'
export const announcementAreas = { [wholeCity]: '全市', 340402: '大通区', 340403: '田家庵区', 340404: '谢家集区', 340405: '八公山区', 340406: '潘集区', 340421: '凤台县', 340422: '寿县' } as const
export type AnnouncementArea = `${keyof typeof announcementAreas}`

const day = (label: string, help: string) => fields.day(label, 2020, { help })

export const announcementInput = z.object({
  title: must('标题', 60),
  columnCode: oneOf('栏目', announcementColumns, Object.fromEntries(announcementColumns.map((column) => [column, columnName(column)])) as Record<AnnouncementColumn, string>),
  text: must('正文', 5000, { help: '一行一段。行首写“## ”是小标题，写“- ”是一条一条的。不要写个人的姓名、电话、住址；本单位的电话从登记的取，不用写。' }),
  unitId: z.uuid({ error: '请选择责任单位' }).meta({ label: '责任单位', widget: 'unit' }),
  areaCode: oneOf('发给哪里', Object.keys(announcementAreas) as [AnnouncementArea, ...AnnouncementArea[]], announcementAreas),
  fromOn: day('哪天开始显示', '审批通过才显示；早于审批那天的，从审批起显示。'),
  untilOn: day('最后一天', '过了这天自己下线；到期前会提醒责任人。'),
  ownerId: z.uuid({ error: '请选择内容责任人' }).optional().meta({ label: '内容责任人', widget: 'colleague', help: '不选就是您自己。' }),
})

export type AnnouncementFacts = { columnCode: AnnouncementColumn; columnName: string; areaCode: AnnouncementArea; areaName: string; fromOn: string; untilOn: string; ownerName: string | null; /** Approved, and today is one of its days. */ shown: boolean }
