import { type FormEvent, type ReactNode, useState } from 'react'
import { useDesk } from './desk-context.tsx'
import type { Steered } from './side.ts'

/** What was sent with the button that sent it. */
function formOf({ currentTarget, nativeEvent }: FormEvent<HTMLFormElement>): FormData {
  const form = new FormData(currentTarget)
  const { submitter } = nativeEvent as SubmitEvent
  if (submitter instanceof HTMLButtonElement && submitter.name) form.set(submitter.name, submitter.value)
  return form
}

/**
 * A form of the desk. Without JavaScript it posts to its page; with it the page stays as it is. Buttons stay enabled while
 * it is under way, so that the keyboard keeps its place; a second tap meanwhile does nothing.
 */
export function Steer(props: {
  intent: string
  fields?: Record<string, string | number>
  className?: string
  onDone?: () => void
  children: ReactNode | ((progress: { busy: boolean; answer: Steered | null }) => ReactNode)
}) {
  const { intent, fields = {}, className, onDone, children } = props
  const { steer } = useDesk()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Steered | null>(null)

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const came = await steer(formOf(event))
    setAnswer(came)
    setBusy(false)
    if (came.kind === 'done') onDone?.()
  }

  return (
    <form method="post" className={className} aria-busy={busy || undefined} onSubmit={send}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typeof children === 'function' ? children({ busy, answer }) : children}
    </form>
  )
}
