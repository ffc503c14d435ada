import { useTranslations } from 'use-intl'
import type { ListStanding } from '#server/period-income/read-lists.ts'
import { Badge } from './card.tsx'

const tones = { proposed: 'warn', approved: 'accent', paid: 'good', rejected: 'plain', taken_back: 'plain' } as const

/** How a list by period stands. */
export function ListState({ state }: { state: ListStanding }) {
  const t = useTranslations('periods.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
