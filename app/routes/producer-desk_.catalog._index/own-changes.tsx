import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ChangeRow } from '#server/merchandising/read-changes.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { FieldChanges } from '../../components/field-changes.tsx'
import { changeTones } from '../admin/change-tones.ts'

/** What was proposed, what became of it and why. */
export function OwnChanges({ changes, userId }: { changes: readonly ChangeRow[]; userId: string }) {
  const t = useTranslations('admin.change')
  const own = useTranslations('batches.own')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <ul className="grid gap-3">
      {changes.map((change) => (
        <li key={change.id} className="rounded-lg border border-line bg-card p-4">
          <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">
              {change.nameZh
                ? inLocale(locale, change.nameZh, change.nameEn)
                : t('newProduct', { name: String(change.after.nameZh ?? '') })}
            </span>
            <Badge tone={changeTones[change.state]}>{t(`states.${change.state}`)}</Badge>
            <span className="text-sm text-soft">{format.dateTime(change.proposedAt, { dateStyle: 'medium' })}</span>
          </p>
          <FieldChanges subject={change.subject} before={change.before} after={change.after} />
          {change.reason ? <p className="mt-2 text-sm">{own('reason', { reason: change.reason })}</p> : null}
          {change.state === 'proposed' && change.proposedBy === `user:${userId}` ? (
            <form method="post" className="mt-2">
              <Button look="plain" name="change" value={change.id}>
                {own('takeBack')}
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
