import { useEffect, useRef } from 'react'

/** After a refusal the focus goes to the first field that is wrong. */
export const useFocusWrong = <E extends HTMLElement>(wrong: object): React.RefObject<E | null> => {
  const box = useRef<E>(null)
  const names = Object.keys(wrong).join()
  useEffect(() => { if (names) box.current?.querySelector<HTMLElement>('.is-wrong :is(input,textarea,select,button)')?.focus() }, [wrong, names])
  return box
}
