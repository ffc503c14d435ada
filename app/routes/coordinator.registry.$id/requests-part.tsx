import { useTranslations } from 'use-intl'
import { ChangeTable } from '../coordinator.changes._index/change-table.tsx'
import type { PartProps } from './shared-props.ts'

/** Changes that were asked for here, those that wait first. */
export function RequestsPart({ registration }: PartProps) {
  const t = useTranslations('registry.changes')
  if (registration.changes.length === 0) return null
  return (
    <section aria-labelledby="requests" className="mt-4">
      <h2 id="requests" className="mb-2 text-xl">
        {t('title')}
      </h2>
      <ChangeTable rows={registration.changes} />
    </section>
  )
}
