import { useTranslations } from 'use-intl'
import { findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { SESSION_TITLE } from '#domain/live-schedule.ts'
import { pictureAddress } from '#domain/pictures.ts'
import type { OfferableProduct, PlanCoHost } from '#server/livestream/schedule/read-plan.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field, FieldErrors, TextField } from '../../components/field.tsx'
import { MarkedWords } from '../../components/marked-words.tsx'
import { Notice } from '../../components/notice.tsx'
import type { SessionErrors } from './answer-session.server.ts'
import { CoHosts } from './co-hosts.tsx'
import { OfferFields } from './offer-fields.tsx'

type Props = {
  /** Where the form goes; the page itself by default. */
  action?: string
  products: readonly OfferableProduct[]
  typed: Record<string, string>
  errors: SessionErrors
  /** A cover that was handed in with this form. */
  ticket: string
  /** The cover that the session has. */
  coverKey: string | null
  /** Who was asked to help; null: whoever fills this in is a helper themselves, and asks nobody. */
  coHosts: readonly PlanCoHost[] | null
  submit: string
}

/** Everything about a session before it begins, in the order in which people think of it. A plain form. */
export function SessionForm({ action, products, typed, errors, ticket, coverKey, coHosts, submit }: Props) {
  const t = useTranslations('schedule.form')
  const words = [typed.titleZh, typed.titleEn].flatMap((title) => findAdWords(title ?? ''))
  return (
    <form method="post" action={action} encType="multipart/form-data" noValidate>
      <input type="hidden" name="ticket" value={ticket} />
      {errors.form ? (
        <Notice tone="bad">
          <FieldErrors errors={errors.form} />
        </Notice>
      ) : Object.keys(errors).length > 0 ? (
        <Notice tone="bad">{t('again')}</Notice>
      ) : null}
      <TextField
        name="titleZh"
        label={t('titleZh')}
        hint={t('titleZhHint', { max: SESSION_TITLE.max })}
        defaultValue={typed.titleZh}
        maxLength={SESSION_TITLE.max}
        errors={errors.titleZh}
        required
      />
      <TextField
        name="titleEn"
        label={t('titleEn')}
        hint={t('titleEnHint')}
        defaultValue={typed.titleEn}
        maxLength={SESSION_TITLE.maxEn}
        errors={errors.titleEn}
        lang="en"
      />
      {words.length > 0 ? <Words typed={typed} errors={errors} allowed={!words.some(isForbidden)} /> : null}
      <TextField
        type="datetime-local"
        name="at"
        label={t('at')}
        hint={t('atHint')}
        defaultValue={typed.at}
        errors={errors.at}
        className="max-w-72"
        required
      />
      <Cover ticket={ticket} coverKey={coverKey} typed={typed} errors={errors.cover} />
      <OfferFields products={products} typed={typed} errors={errors} />
      {coHosts ? <CoHosts coHosts={coHosts} typed={typed} errors={errors.coHosts} /> : null}
      <Button wide>{submit}</Button>
    </form>
  )
}

/** What the title says that calls for a look, marked; where law leaves it to people, the word of one who looked. */
function Words({ typed, errors, allowed }: Pick<Props, 'typed' | 'errors'> & { allowed: boolean }) {
  const t = useTranslations('schedule.form')
  return (
    <Notice tone="warn" title={t('words')}>
      <MarkedWords text={typed.titleZh ?? ''} />
      <MarkedWords text={typed.titleEn ?? ''} />
      <p className="my-2 text-sm">{allowed ? t('wordsText') : t('wordsForbidden')}</p>
      {allowed ? (
        <Choice type="checkbox" name="wordsSeen" defaultChecked={typed.wordsSeen === 'on'}>
          {t('wordsSeen')}
        </Choice>
      ) : null}
      <FieldErrors errors={errors.wordsSeen} />
    </Notice>
  )
}

function Cover(props: { ticket: string; coverKey: string | null; typed: Record<string, string>; errors?: string[] }) {
  const t = useTranslations('schedule.form')
  const { ticket, coverKey, typed, errors } = props
  return (
    <>
      <Field label={t('cover')} hint={t('coverHint')} errors={errors}>
        {(wiring) => (
          <>
            {ticket ? <p className="mb-2 text-good">{t('coverKept')}</p> : null}
            {coverKey && !ticket ? (
              <img
                src={pictureAddress(coverKey, 640, 'webp')}
                alt={t('coverNow')}
                width={320}
                height={192}
                className="mb-2 aspect-[5/3] w-full max-w-80 rounded-md border border-line object-cover"
              />
            ) : null}
            <input
              {...wiring}
              type="file"
              name="cover"
              accept="image/jpeg,image/png,image/webp"
              className="control file:mr-4 file:min-h-9 file:rounded-sm file:border-0 file:bg-paper-deep file:px-3 file:font-medium"
            />
          </>
        )}
      </Field>
      {coverKey ? (
        <div className="-mt-2 mb-5">
          <Choice type="checkbox" name="noCover" defaultChecked={typed.noCover === 'on'}>
            {t('noCover')}
          </Choice>
        </div>
      ) : null}
    </>
  )
}
