import { useId, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './controls.css'

/** Label, help and error tied to the control; the control is drawn by the caller with the ids given to it. */
export const Field = ({ label, help, error, optional = false, wide = false, children }: FieldProps) => {
  const id = useId()
  const described = [help && `${id}-help`, error && `${id}-wrong`].filter(Boolean).join(' ') || undefined
  return (
    <div className={classOf(error, wide)}>
      <label htmlFor={id} id={`${id}-label`}>{label}{optional ? <span className="optional">选填</span> : null}</label>
      {help ? <span className="help" id={`${id}-help`}>{help}</span> : null}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      <Wrong id={`${id}-wrong`} error={error} />
    </div>
  )
}

/** The same for a group of radios or check boxes. */
export const FieldGroup = ({ label, help, error, optional = false, wide = false, children }: FieldProps<ReactNode>) => {
  const id = useId()
  return (
    <fieldset className={classOf(error, wide)} aria-describedby={error ? `${id}-wrong` : undefined}>
      <legend>{label}{optional ? <span className="optional">选填</span> : null}</legend>
      {help ? <span className="help">{help}</span> : null}
      {children}
      <Wrong id={`${id}-wrong`} error={error} />
    </fieldset>
  )
}

const Wrong = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? <span className="wrong" id={id}><Icon name="warn" size={15} />{error}</span> : null

const classOf = (error: string | undefined, wide: boolean): string => ['field', error && 'is-wrong', wide && 'wide'].filter(Boolean).join(' ')

export type ControlIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }
type FieldProps<C = (ids: ControlIds) => ReactNode> = { label: string; help?: string | undefined; error?: string | undefined; optional?: boolean; wide?: boolean; children: C }
