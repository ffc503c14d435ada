import type { InputHTMLAttributes, ReactNode } from 'react'

interface Choice extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> {
  type: 'radio' | 'checkbox'
  children: ReactNode
  /** A second, quieter line. */
  hint?: ReactNode
}

/** A radio or checkbox with a target big enough for a thumb. Group several in `Choices`. */
export function Choice({ children, hint, ...rest }: Choice) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line bg-card px-3 py-2 has-checked:border-accent has-checked:bg-accent-wash has-disabled:cursor-not-allowed has-disabled:text-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input {...rest} className="mt-[0.45em] size-[1.1em] shrink-0" />
      <span>
        {children}
        {hint ? <span className="block text-sm text-soft">{hint}</span> : null}
      </span>
    </label>
  )
}

/** Choices that belong together, under one question. */
export function Choices({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="mb-5">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid gap-2">{children}</div>
    </fieldset>
  )
}
