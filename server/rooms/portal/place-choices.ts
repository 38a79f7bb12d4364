import { counties, townships, type Area } from '../../rules/areas.ts'

/** The counties as choices of a page, and the townships under one of them. */
export const countyChoices: readonly Choice[] = counties.map(choiceOf)
export const townshipsOf = (county: string | null | undefined): Choice[] => townships.filter((area) => area.parent === county).map(choiceOf)

function choiceOf({ code, name }: Area): Choice {
  return { value: code, text: name }
}

type Choice = { value: string; text: string }
