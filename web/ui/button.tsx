import type { ButtonHTMLAttributes } from 'react'
import './controls.css'

/** `busy` keeps the button in the tab order and says that it works; a disabled button would swallow the focus. */
export const Button = ({ look, busy = false, tight = false, danger = false, hotkey, children, onClick, className, ...rest }: ButtonProps) => (
  <button
    type="button" {...rest}
    className={['button', look, tight && 'tight', danger && 'danger', className].filter(Boolean).join(' ')}
    aria-disabled={busy || undefined} aria-keyshortcuts={hotkey}
    onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
  >
    {busy ? '正在处理…' : children}
    {hotkey && !busy ? <kbd aria-hidden="true">{hotkey}</kbd> : null}
  </button>
)

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: 'main' | 'plain'; busy?: boolean; tight?: boolean; danger?: boolean; hotkey?: string }
