import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { useTyped } from './use-typed.ts'

/**
 * The browser's own modal dialog: focus stays inside, Esc closes, and the focus goes back to where it came from. Where something has
 * been typed in it that is not kept, it asks before it closes, and asked again it goes on.
 */
export const Dialog = ({ title, open, onClose, broad = false, children }: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { note, typed, forget } = useTyped()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      // The browser would begin at “关闭”; whoever opened it came to fill something in.
      dialog.querySelector<HTMLElement>(':scope > .body :is(input:not([type=hidden]), select, textarea)')?.focus()
    }
    if (!open) dialog?.close()
  }, [open])
  const close = (): void => ref.current?.close()
  const leave = (): void => { if (typed()) setAsking(!asking); else close() }
  const closed = (): void => { forget(); setAsking(false); onClose() }
  // By the key and not by `cancel`: pressed a second time, the browser closes without that event.
  const byKey = (event: KeyboardEvent): void => { if (event.key === 'Escape' && !event.nativeEvent.isComposing && !event.defaultPrevented) { event.preventDefault(); leave() } }
  return (
    <dialog ref={ref} className={broad ? 'dialog broad' : 'dialog'} aria-labelledby={id} onClose={closed} onCancel={(event) => { if (event.target === event.currentTarget) { event.preventDefault(); leave() } }} onKeyDown={byKey} onFocusCapture={note} onPointerDownCapture={note}>
      <div className="head"><h2 id={id} className="grow">{title}</h2><Button tight onClick={leave}>关闭 <kbd aria-hidden="true">Esc</kbd></Button></div>
      {asking ? <AskFirst onStay={() => setAsking(false)} onLeave={close} /> : null}
      <div className="body">{open ? children : null}</div>
    </dialog>
  )
}

/** Whoever stays is put back where he was. */
const AskFirst = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.querySelector('button')?.focus()
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus() }
  }, [])
  return (
    <div ref={box} className="ask-first notice amber" role="alertdialog" aria-labelledby={id}>
      <p id={id}><strong>填的还没有保存</strong>，关了就没有了。</p>
      <div className="row"><Button tight look="main" onClick={onStay}>接着填</Button><Button tight onClick={onLeave}>不要了，关闭</Button></div>
    </div>
  )
}

type DialogProps = { title: string; open: boolean; onClose: () => void; broad?: boolean; children: ReactNode }
