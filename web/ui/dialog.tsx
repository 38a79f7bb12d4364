import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'

/** The browser's own modal dialog: focus stays inside, Esc closes, and the focus goes back to where it came from. */
export const Dialog = ({ title, open, onClose, broad = false, children }: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) dialog.showModal()
    if (!open) dialog?.close()
  }, [open])
  return (
    <dialog ref={ref} className={broad ? 'dialog broad' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <div className="head"><h2 id={id} className="grow">{title}</h2><Button tight onClick={() => ref.current?.close()}>关闭 <kbd aria-hidden="true">Esc</kbd></Button></div>
      <div className="body">{open ? children : null}</div>
    </dialog>
  )
}

type DialogProps = { title: string; open: boolean; onClose: () => void; broad?: boolean; children: ReactNode }
