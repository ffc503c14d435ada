import { useTranslations } from 'use-intl'
import type { PayoutState, RunState } from '#domain/payout-states.ts'
import { Badge } from '../../components/card.tsx'

const runTones = {
  proposed: 'warn',
  checked: 'warn',
  approved: 'accent',
  exported: 'accent',
  settled: 'good',
  cancelled: 'plain',
} as const
const payoutTones = { pending: 'plain', sent: 'accent', paid: 'good', failed: 'warn' } as const

export function RunBadge({ state }: { state: RunState }) {
  const t = useTranslations('payouts.state')
  return <Badge tone={runTones[state]}>{t(state)}</Badge>
}

export function PayoutBadge({ state }: { state: PayoutState }) {
  const t = useTranslations('payouts.payoutState')
  return <Badge tone={payoutTones[state]}>{t(state)}</Badge>
}
