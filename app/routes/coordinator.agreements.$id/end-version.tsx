import { useTranslations } from 'use-intl'
import { dayOf } from '#domain/calendar-day.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { ReasonField } from '../../components/reason-field.tsx'
import type { VersionRefusal } from './read-decision.ts'

/** Ends a version before its time: a day and a reason. */
export function EndVersion(props: { version: VersionView; refusal: VersionRefusal | null; now: Date }) {
  const { version, refusal, now } = props
  const t = useTranslations('linkage.end')
  const own = refusal?.field === 'lastDay' || refusal?.field === 'reason' ? refusal : null
  const field = fieldsOf<'lastDay' | 'reason'>(own && { typed: own, errors: { [own.field]: own.message } })
  return (
    <details className="mt-3 border-t border-line pt-2" open={own !== null}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('title')}</summary>
      <form method="post" encType="multipart/form-data" className="max-w-xl">
        <p className="mb-3 text-soft">{version.carriesSplit ? t('leadSplit') : t('lead')}</p>
        <input type="hidden" name="version" value={version.id} />
        <TextField {...field('lastDay')} type="date" label={t('lastDay')} min={dayOf(now)} required />
        <ReasonField {...field('reason')} label={t('reason')} hint={t('reasonHint')} />
        <Button name="intent" value="end" look="quiet">
          {t('do')}
        </Button>
      </form>
    </details>
  )
}
