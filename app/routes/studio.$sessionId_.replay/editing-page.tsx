import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageTitle, Section } from '../../components/page.tsx'
import { keptOf } from '../../live/replay/use-clock.ts'
import type { RefusedEdit } from './answer-edit.server.ts'
import { CaptionList } from './caption-list.tsx'
import { CutForm } from './cut-form.tsx'
import type { LoadedEditing } from './route.tsx'
import { ShowForm } from './show-form.tsx'
import { ThanksForm } from './thanks-form.tsx'

export type EditingProps = { loaded: LoadedEditing; refused: RefusedEdit | null }

/** What a host can do with a session that is over: cut, hide, correct, take away, and thank. */
export function EditingPage({ loaded, refused }: EditingProps) {
  const t = useTranslations('report')
  const locale = useLocale()
  const { session, editing } = loaded
  return (
    <>
      <PageTitle above={inLocale(locale, session.titleZh, session.titleEn)} lead={t('editing.lead')}>
        {t('editing.title')}
      </PageTitle>
      <p className="flex flex-wrap gap-x-6">
        <a className="link inline-flex min-h-11 items-center" href={`/live/${session.id}`}>
          {t('editing.toRoom')}
        </a>
        <a className="link inline-flex min-h-11 items-center" href={`/studio/${session.id}/report`}>
          {t('editing.toReport')}
        </a>
      </p>
      {editing.stopReason === null ? null : (
        <Notice tone="warn">{t('editing.stopped', { reason: editing.stopReason })}</Notice>
      )}
      {editing.recording ? (
        <CutForm loaded={loaded} refused={refused} />
      ) : (
        <Notice title={t('editing.noRecording')}>{t('editing.noRecordingText')}</Notice>
      )}
      <div className="mt-10 grid gap-10 md:grid-cols-2 [&>section]:mt-0">
        <ShowForm editing={editing} />
        {editing.recording ? (
          <Section title={t('film.title')} id="film">
            <p className="mb-4 text-soft">{t('film.text')}</p>
            <ButtonLink href={keptOf(session.id, 'replay.mp4')} download look="quiet" icon="download">
              {t('film.save')}
            </ButtonLink>
          </Section>
        ) : null}
      </div>
      <CaptionList loaded={loaded} refused={refused} />
      <ThanksForm loaded={loaded} refused={refused} />
    </>
  )
}
