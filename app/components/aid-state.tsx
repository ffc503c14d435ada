import { useTranslations } from 'use-intl'
import type { AidUseView } from '#server/aid/read-fund.ts'
import { Badge } from './card.tsx'

const tones = { proposed: 'warn', approved: 'accent', rejected: 'plain', given: 'good', closed: 'plain' } as const

/** How a use of aid stands. */
export function AidState({ state }: { state: AidUseView['state'] }) {
  const t = useTranslations('aid.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
