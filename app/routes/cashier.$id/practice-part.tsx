import type { ReactNode } from 'react'
import { useId } from 'react'
import { Button } from '../../components/button.tsx'

/** One thing to practise: its fields, its button and what it leads to. */
export function PracticePart(props: { intent: string; act: string; hint?: string; children?: ReactNode }) {
  const hintId = useId()
  return (
    <form method="post" className="mt-5 border-t border-line pt-4">
      {props.children}
      <Button name="intent" value={props.intent} look="quiet" wide aria-describedby={props.hint ? hintId : undefined}>
        {props.act}
      </Button>
      {props.hint ? (
        <p id={hintId} className="mt-1 text-sm text-soft">
          {props.hint}
        </p>
      ) : null}
    </form>
  )
}
