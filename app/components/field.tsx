import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { MessageKey } from '../i18n/message-key.ts'
import { Icon } from './icon.tsx'

/** The parts of conform's FieldMetadata that a control needs. */
export interface ConformField {
  id: string
  name: string
  errors?: string[]
  initialValue?: unknown
  required?: boolean
  minLength?: number
  maxLength?: number
  min?: string | number
  max?: string | number
  pattern?: string
}

interface Words {
  label: ReactNode
  /** One sentence of help under the label. */
  hint?: ReactNode
  /** From conform: `field={fields.phone}` brings id, name, value, limits and errors. */
  field?: ConformField
  /** Without conform: the key of words (`shell.invalid.required`) or a finished sentence, or several. */
  errors?: string | string[] | null
}

interface Wiring {
  id: string
  name?: string
  defaultValue?: string
  required?: boolean
  'aria-invalid'?: true
  'aria-describedby'?: string
}

/** Label, hint and error around one control; the control receives its id and ARIA wiring. */
export function Field(
  props: Words & {
    id?: string
    children: (wiring: Wiring & Partial<Omit<ConformField, 'errors' | 'initialValue'>>) => ReactNode
  },
) {
  const ownId = useId()
  const { field } = props
  const id = props.id ?? field?.id ?? ownId
  const errors = [props.errors ?? field?.errors ?? []].flat()
  const hintId = props.hint ? `${id}-hint` : undefined
  const errorId = errors.length > 0 ? `${id}-error` : undefined
  const { errors: _errors, initialValue, ...limits } = pick(field)
  return (
    <div className="mb-5">
      <label htmlFor={id} className="block font-medium">
        {props.label}
      </label>
      {props.hint ? (
        <p id={hintId} className="text-sm text-soft">
          {props.hint}
        </p>
      ) : null}
      <div className="mt-1.5">
        {props.children({
          ...limits,
          ...(typeof initialValue === 'string' ? { defaultValue: initialValue } : {}),
          id,
          ...(errorId ? { 'aria-invalid': true as const } : {}),
          ...(hintId || errorId ? { 'aria-describedby': [errorId, hintId].filter(Boolean).join(' ') } : {}),
        })}
      </div>
      <FieldErrors id={errorId} errors={errors} />
    </div>
  )
}

/** conform's metadata is a proxy: take what is there, and only that. */
function pick(field: ConformField | undefined): Partial<ConformField> {
  if (!field) return {}
  const { name, errors, initialValue, required, minLength, maxLength, min, max, pattern } = field
  const all = { name, errors, initialValue, required, minLength, maxLength, min, max, pattern }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** What is wrong with a field (or a whole form), as text beside the control. */
export function FieldErrors({ id, errors }: { id?: string; errors?: string | string[] | null }) {
  const t = useTranslations()
  if (!errors?.length) return null
  const words = (error: string) => (t.has(error as MessageKey) ? t(error as MessageKey) : error)
  return (
    <ul id={id} className="mt-1 text-sm text-accent">
      {[errors].flat().map((error) => (
        <li key={error} className="flex items-start gap-1.5">
          <Icon name="warning" className="mt-1" />
          {words(error)}
        </li>
      ))}
    </ul>
  )
}

export function TextField({
  label,
  hint,
  field,
  errors,
  id,
  className = '',
  ...rest
}: Words & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, field, errors, id }}>
      {(wiring) => <input type="text" {...wiring} {...rest} className={`control ${className}`} />}
    </Field>
  )
}

export function TextareaField({
  label,
  hint,
  field,
  errors,
  id,
  ...rest
}: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, hint, field, errors, id }}>
      {({ min: _min, max: _max, pattern: _pattern, ...wiring }) => (
        <textarea rows={4} {...wiring} {...rest} className="control" />
      )}
    </Field>
  )
}

export function SelectField({
  label,
  hint,
  field,
  errors,
  id,
  ...rest
}: Words & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, hint, field, errors, id }}>
      {({ id, name, defaultValue, required, ...wiring }) => (
        <select
          {...{ id, name, defaultValue, required }}
          aria-invalid={wiring['aria-invalid']}
          aria-describedby={wiring['aria-describedby']}
          {...rest}
          className="control"
        />
      )}
    </Field>
  )
}
