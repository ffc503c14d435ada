import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A long part of a page behind its name; opens without a script. */
export function Fold(props: { title: ReactNode; note?: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={props.open} className="group border-b border-line first:border-t">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-2 font-medium">
        <span>
          {props.title}
          {props.note ? <span className="ml-2 text-sm font-normal text-soft">{props.note}</span> : null}
        </span>
        <Icon name="down" className="text-soft group-open:rotate-180" />
      </summary>
      <div className="pb-4">{props.children}</div>
    </details>
  )
}

/** The same as a sheet of its own: a form that is folded until it is wanted. */
export function FoldedCard(props: { title: ReactNode; open?: boolean; className?: string; children: ReactNode }) {
  return (
    <details open={props.open} className={`group rounded-lg border border-line bg-card ${props.className ?? ''}`}>
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 px-4 py-2 font-medium hover:text-accent">
        {props.title}
        <Icon name="down" className="text-soft group-open:rotate-180" />
      </summary>
      <div className="border-t border-line p-4">{props.children}</div>
    </details>
  )
}
