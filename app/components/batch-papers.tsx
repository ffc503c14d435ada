import { useFormatter, useTranslations } from 'use-intl'
import type { BatchPaper } from '#server/catalog/batch-record.ts'
import { Badge } from './card.tsx'

/** Certificates of a batch and whether they hold today. */
export function BatchPapers({ papers }: { papers: readonly BatchPaper[] }) {
  const t = useTranslations('catalog.batch')
  const format = useFormatter()
  if (papers.length === 0) return <p className="text-soft">{t('noPapers')}</p>
  return (
    <ul className="divide-y divide-line">
      {papers.map((paper) => (
        <li key={paper.id} className="py-2 first:pt-0">
          <p className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="font-medium">{t(`paper.${paper.kind}`)}</span>
            {paper.inForce ? <Badge tone="good">{t('inForce')}</Badge> : <Badge tone="warn">{t('over')}</Badge>}
          </p>
          <p className="tabular">{paper.number}</p>
          <p className="text-sm text-soft">
            {t('issued', { by: paper.issuedBy, date: format.dateTime(paper.issuedOn, 'day') })}
            {paper.expiresOn ? ` · ${t('until', { date: format.dateTime(paper.expiresOn, 'day') })}` : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
