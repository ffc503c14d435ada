import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { CatalogFields } from '../../components/catalog-fields.tsx'
import { FoldedCard } from '../../components/fold.tsx'
import { SlugField } from '../../components/slug-field.tsx'
import type { FieldErrors } from '../../http/answer-form.ts'
import type { Typed } from '../../http/read-catalog-form.ts'
import { proposedFields } from './proposed-fields.ts'

/** Fields of a good or a pack as they are, to be proposed otherwise. Folded until it is wanted. */
export function ProposalForm(props: {
  /** `family`, `new`, or the id of the pack. */
  form: string
  id: string
  subject: 'family' | 'product'
  made?: boolean
  typed: Typed
  answered: { typed: { words: Typed }; errors: FieldErrors } | undefined
}) {
  const { subject, made, answered } = props
  const t = useTranslations('batches.own')
  const typed = answered?.typed.words ?? props.typed
  const errors = answered?.errors ?? {}
  return (
    <FoldedCard title={t('propose')} open={answered !== undefined}>
      <form method="post">
        <input type="hidden" name="form" value={props.form} />
        <input type="hidden" name="id" value={answered?.typed.words.id ?? props.id} />
        {made ? <SlugField typed={typed.slug} error={errors.slug} /> : null}
        <CatalogFields subject={subject} names={proposedFields(subject, made)} typed={typed} errors={errors} />
        <Button>{t('send')}</Button>
      </form>
    </FoldedCard>
  )
}
