import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { useDesk } from './desk-context.tsx'

/** What a desk says once its session is over, and why where somebody else ended it. */
export function DeskOver() {
  const t = useTranslations('studio')
  const { session, state } = useDesk()
  return (
    <Page narrow>
      {state.stopReason === null ? (
        <h2 className="text-2xl">{t('over.title')}</h2>
      ) : (
        <Notice tone="bad" title={t('over.stopped')}>
          <p>{t('over.stoppedText', { reason: state.stopReason })}</p>
        </Notice>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={`/studio/${session.id}/report`}>{t('over.report')}</ButtonLink>
        <ButtonLink href={`/live/${session.id}`} look="quiet">
          {t('room')}
        </ButtonLink>
        <ButtonLink href="/studio" look="quiet">
          {t('back')}
        </ButtonLink>
      </p>
    </Page>
  )
}
