import { useTranslations } from 'use-intl'
import { dayOf } from '#domain/calendar-day.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import type { VersionRefusal } from './read-decision.ts'

/** Ends a version before its time: a day and a reason. */
export function EndVersion(props: { version: VersionView; refusal: VersionRefusal | null; now: Date }) {
  const { version, refusal, now } = props
  const t = useTranslations('linkage.end')
  const of = (field: VersionRefusal['field']) => (refusal?.field === field ? [refusal.message] : undefined)
  const typed = refusal?.field === 'lastDay' || refusal?.field === 'reason'
  return (
    <details className="mt-3 border-t border-line pt-2" open={typed || undefined}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('title')}</summary>
      <form method="post" encType="multipart/form-data" className="max-w-xl">
        <p className="mb-3 text-soft">{version.carriesSplit ? t('leadSplit') : t('lead')}</p>
        <input type="hidden" name="version" value={version.id} />
        <TextField
          type="date"
          name="lastDay"
          label={t('lastDay')}
          min={dayOf(now)}
          defaultValue={typed ? refusal.lastDay : ''}
          errors={of('lastDay')}
          required
        />
        <TextField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          minLength={4}
          maxLength={200}
          defaultValue={typed ? refusal.reason : ''}
          errors={of('reason')}
          required
        />
        <Button name="intent" value="end" look="quiet">
          {t('do')}
        </Button>
      </form>
    </details>
  )
}
