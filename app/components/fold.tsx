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
