import { useTranslations } from 'use-intl'
import type { CertificateStanding } from '#server/linkage/list-certificates.ts'
import { Badge } from '../../components/card.tsx'

const tones = { coming: 'plain', inForce: 'good', expiring: 'warn', usedUp: 'warn', over: 'plain' } as const

/** Where a certificate stands today. */
export function StandingBadge({ standing }: { standing: CertificateStanding }) {
  const t = useTranslations('linkage.certificates.standing')
  return <Badge tone={tones[standing]}>{t(standing)}</Badge>
}
