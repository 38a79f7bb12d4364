import { useRef } from 'react'

/**
 * Whether somebody has typed or chosen what is not kept yet. Each field's value is noted when it is first touched, so that what a form
 * began with does not count, nor what has been put back, nor a form that is gone because it was sent.
 */
export const useTyped = () => {
  const began = useRef(new Map<Field, string>())
  const note = ({ target }: { target: EventTarget }): void => { if (isField(target) && !began.current.has(target)) began.current.set(target, standing(target)) }
  const typed = (): boolean => [...began.current].some(([field, value]) => field.isConnected && standing(field) !== value)
  const forget = (): void => began.current.clear()
  return { note, typed, forget }
}

const isField = (target: EventTarget): target is Field => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['search', 'submit', 'button'].includes(target.type))
const standing = (field: Field): string => (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type) ? String(field.checked) : field.value)

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
