import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'

/** A step that cannot be taken back: first asked for, then explained and confirmed. Works without JavaScript. */
export function Step(props: { ask: string; text: string; intent: string; act: string }) {
  return (
    <details className="group mt-4 max-w-prose">
      <summary className="inline-flex min-h-11 list-none items-center gap-1.5 text-accent underline underline-offset-4">
        {props.ask}
        <Icon name="down" className="transition-transform group-open:rotate-180" />
      </summary>
      <form method="post" className="mt-2 rounded-md border border-line bg-card p-4">
        <p className="mb-3">{props.text}</p>
        <Button name="intent" value={props.intent} look="quiet">
          {props.act}
        </Button>
      </form>
    </details>
  )
}

/** A step that is plain: said, and taken at once. */
export function PlainStep({ children, intent, act }: { children?: ReactNode; intent: string; act: string }) {
  return (
    <form method="post" className="mt-4">
      {children}
      <Button name="intent" value={intent}>
        {act}
      </Button>
    </form>
  )
}
