import type { ReactNode } from 'react'

/** A sheet of paper on the table. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-lg border border-line bg-card p-4 md:p-6 ${className}`}>{children}</div>
}

type Tone = 'plain' | 'accent' | 'good' | 'warn'

const tones: Record<Tone, string> = {
  plain: 'bg-paper-deep text-ink',
  accent: 'bg-accent-wash text-accent-deep',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
}

/** A state in one or two words. The words carry the meaning, the tone only supports them. */
export function Badge({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-sm px-2 py-0.5 font-sans text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  )
}
