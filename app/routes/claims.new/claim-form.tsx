import { useLocale, useTranslations } from 'use-intl'
import { CLAIM_WORDS, type ClaimKind, MAX_CLAIM_PHOTOS } from '#domain/claim-rules.ts'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { ClaimableLine } from '#server/claims/read-claimable.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { Field, FieldErrors, TextareaField, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { Again } from './answer.server.ts'

type Line = Pick<ClaimableLine, 'lineId' | 'unitZh' | 'unitEn' | 'leftUnits' | 'fresh'>

/** What is wrong, with how many, in words and photos. A plain form; photos that came with a first try stay with it. */
export function ClaimForm(props: { line: Line; kinds: readonly ClaimKind[]; claimId: string; again?: Again }) {
  const { line, kinds, again } = props
  const t = useTranslations('claims')
  const locale = useLocale()
  const unit = inLocale(locale, line.unitZh, line.unitEn)
  const errors = again?.errors ?? {}
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      {again?.refusal ? <Notice tone="bad">{again.refusal}</Notice> : null}
      <input type="hidden" name="claimId" value={again?.claimId ?? props.claimId} />
      <input type="hidden" name="line" value={line.lineId} />
      <Choices legend={t('new.kind')}>
        {kinds.map((kind) => (
          <Choice
            key={kind}
            type="radio"
            name="kind"
            value={kind}
            hint={t(`kindHints.${kind}`)}
            defaultChecked={again?.typed.kind === kind}
            required
          >
            {t(`kinds.${kind}`)}
          </Choice>
        ))}
        <FieldErrors errors={errors.kind} />
      </Choices>
      {line.fresh ? (
        <Notice title={t('new.freshTitle')}>
          <p className="text-sm">{t('new.freshText')}</p>
        </Notice>
      ) : null}
      <TextField
        name="units"
        label={t('new.unitsLabel', { unit })}
        hint={t('new.unitsHint', { left: counted(locale, line.leftUnits, line.unitZh, line.unitEn) })}
        defaultValue={again?.typed.units ?? '1'}
        inputMode="numeric"
        className="max-w-28 tabular"
        required
        errors={errors.units}
      />
      <TextareaField
        name="words"
        label={t('new.words')}
        hint={t('new.wordsHint')}
        defaultValue={again?.typed.words}
        maxLength={CLAIM_WORDS.max}
        rows={5}
        errors={errors.words}
      />
      <Photos tickets={again?.tickets ?? []} errors={errors.photos} />
      <Button wide>{t('new.submit')}</Button>
    </form>
  )
}

/** Browsers choose what they send of a photo by what is asked for: phones turn their own format into JPEG. */
function Photos({ tickets, errors }: { tickets: readonly string[]; errors?: string[] }) {
  const t = useTranslations('claims.new')
  return (
    <>
      {tickets.map((ticket) => (
        <input key={ticket} type="hidden" name="ticket" value={ticket} />
      ))}
      <Field label={t('photos')} hint={t('photosHint')} errors={errors}>
        {(wiring) => (
          <>
            {tickets.length > 0 ? (
              <p className="mb-2 text-good">
                {t('kept', { count: tickets.length, more: MAX_CLAIM_PHOTOS - tickets.length })}
              </p>
            ) : null}
            {tickets.length < MAX_CLAIM_PHOTOS ? (
              <input
                {...wiring}
                type="file"
                name="photos"
                accept="image/jpeg,image/png,image/webp"
                multiple
                className="control file:mr-4 file:min-h-9 file:rounded-sm file:border-0 file:bg-paper-deep file:px-3 file:font-medium"
              />
            ) : null}
          </>
        )}
      </Field>
    </>
  )
}
