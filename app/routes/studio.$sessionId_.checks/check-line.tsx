import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CheckLevel } from '#server/livestream/schedule/read-checks.ts'
import { Icon, type IconName } from '../../components/icon.tsx'

const looks: Record<CheckLevel | 'idle', { icon: IconName; look: string }> = {
  ok: { icon: 'check', look: 'text-good' },
  warn: { icon: 'warning', look: 'text-warn' },
  stop: { icon: 'close', look: 'text-accent' },
  idle: { icon: 'info', look: 'text-soft' },
}

/** One thing to look at: how it stands in a sign and a word, why, and how to mend it. `idle`: not looked at yet. */
export function CheckLine(props: {
  level: CheckLevel | 'idle'
  title: ReactNode
  text: ReactNode
  /** A link or button that mends it. */
  mend?: ReactNode
  children?: ReactNode
}) {
  const t = useTranslations('schedule.checks.level')
  const { icon, look } = looks[props.level]
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 px-4 py-3">
      <Icon
        name={icon}
        label={props.level === 'idle' ? undefined : t(props.level)}
        className={`mt-0.5 text-xl ${look}`}
      />
      <div className="min-w-0">
        <p className="font-medium">{props.title}</p>
        <div className="text-sm text-soft">{props.text}</div>
        {props.children}
        {props.mend ? <div className="mt-1">{props.mend}</div> : null}
      </div>
    </li>
  )
}

/** A way to mend what a line says, big enough for a thumb. */
export function Mend({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
      {children}
    </a>
  )
}
