import { useTranslations } from 'use-intl'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { FigureLevel } from '#server/households/income-figures.ts'
import type { Asked } from '../coordinator/report-query.ts'

/** What narrows a report to one row of a level. */
export function narrowedTo(level: FigureLevel, code: string): Partial<Record<keyof Asked, string>> {
  if (level === 'household' || level === 'type' || level === 'channel' || level === 'session') return { [level]: code }
  return { place: code }
}

/** The words for a code that has no name of its own: a linkage type or a channel; null for all others. */
export function useCodeName(): (level: FigureLevel, code: string) => string | null {
  const t = useTranslations('coordinator')
  return (level, code) => {
    if (level === 'type') return t(`types.${code as LinkageType}`)
    return level === 'channel' ? t(`channel.${code as 'shop' | 'live'}`) : null
  }
}
