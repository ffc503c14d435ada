import { useTranslations } from 'use-intl'
import type { FollowUpEnding } from '#server/registry/find-follow-up.ts'
import { Badge } from './card.tsx'

const tones = {
  told: 'good',
  answered: 'good',
  withdrawn: 'plain',
  void: 'plain',
  removed: 'plain',
  merged: 'plain',
} as const

/** Endings that nobody has to put into words. */
const said: { [ending in FollowUpEnding]?: 'voidText' | 'removedText' | 'mergedText' } = {
  void: 'voidText',
  removed: 'removedText',
  merged: 'mergedText',
}

/** How a visit ended, in a word. */
export function VisitEnding({ ending }: { ending: FollowUpEnding }) {
  const t = useTranslations('visits.endings')
  return <Badge tone={tones[ending]}>{t(ending)}</Badge>
}

/** What came of it, or why nobody needs to go, where anybody said. */
export function VisitOutcome({ visit }: { visit: { ending: FollowUpEnding | null; outcome: string | null } }) {
  const t = useTranslations('visits')
  const known = visit.ending ? said[visit.ending] : undefined
  const words = known ? t(known) : visit.outcome
  return words ? <span className="mt-1 block max-w-prose border-l-2 border-line-strong pl-3">{words}</span> : null
}
