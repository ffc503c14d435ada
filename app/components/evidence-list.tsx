import { useFormatter, useTranslations } from 'use-intl'
import type { EvidenceView } from '#server/evidence/list-evidence.ts'

/** Files that prove something, with who added them when. */
export function EvidenceList({ evidence, empty }: { evidence: readonly EvidenceView[]; empty?: string }) {
  const t = useTranslations('evidence')
  const format = useFormatter()
  if (evidence.length === 0) return <p className="text-sm text-soft">{empty ?? t('none')}</p>
  const size = (bytes: number) =>
    bytes < 1_048_576
      ? t('kilobytes', { count: Math.max(1, Math.round(bytes / 1024)) })
      : t('megabytes', { count: Math.round(bytes / 104_857.6) / 10 })
  return (
    <ul className="divide-y divide-line text-sm">
      {evidence.map((one) => (
        <li key={one.id} className="py-2 first:pt-0">
          <a href={`/coordinator/evidence/${one.id}`} className="link inline-flex min-h-9 items-center break-all">
            {t(`kinds.${one.kind}`)} · {one.fileName}
          </a>
          <p className="text-soft">
            {size(one.bytes)} · {t('added', { person: one.addedBy ?? '—', at: format.dateTime(one.addedAt, 'full') })} ·{' '}
            <abbr title={t('hash', { hash: one.sha256 })} className="tabular no-underline">
              {one.sha256.slice(0, 8)}
            </abbr>
          </p>
        </li>
      ))}
    </ul>
  )
}
