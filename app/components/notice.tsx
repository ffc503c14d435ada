import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Tone = 'info' | 'good' | 'warn' | 'bad'

const tones: Record<Tone, { look: string; icon: IconName }> = {
  info: { look: 'border-line bg-card text-ink', icon: 'info' },
  good: { look: 'border-good bg-good-wash text-good', icon: 'check' },
  warn: { look: 'border-warn bg-warn-wash text-warn', icon: 'warning' },
  bad: { look: 'border-accent bg-accent-wash text-accent-deep', icon: 'warning' },
}

/** Something the person should know before going on. `bad` is announced at once. */
export function Notice(props: { tone?: Tone; title?: ReactNode; children?: ReactNode }) {
  const { look, icon } = tones[props.tone ?? 'info']
  return (
    <div
      role={props.tone === 'bad' ? 'alert' : undefined}
      className={`my-4 flex gap-3 rounded-md border px-4 py-3 ${look}`}
    >
      <Icon name={icon} className="mt-1" />
      <div className="min-w-0">
        {props.title ? <p className="font-medium">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  )
}

/** Says that there is nothing here, why, and what to do instead. */
export function EmptyState(props: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
      <p className="font-display text-xl">{props.title}</p>
      {props.children ? <div className="mx-auto mt-2 max-w-prose text-soft">{props.children}</div> : null}
      {props.action ? <div className="mt-6 flex flex-wrap justify-center gap-3">{props.action}</div> : null}
    </div>
  )
}
