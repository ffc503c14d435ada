import type { ReactNode } from 'react'

/** Names and values, one under the other on a phone, side by side where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line border-y border-line">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 py-2.5 sm:grid-cols-[9rem_1fr]">
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

/** One figure with its unit and what it counts: for the top of a desk or a report. */
export function Figure({ name, children, note }: { name: ReactNode; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-card px-4 py-3">
      <p className="text-sm text-soft">{name}</p>
      <p className="font-display text-2xl tabular">{children}</p>
      {note ? <p className="text-sm text-soft">{note}</p> : null}
    </div>
  )
}
