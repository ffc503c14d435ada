import { useTranslations } from 'use-intl'
import { TextareaField } from './field.tsx'
import { fieldsOf } from './fields-of.ts'
import { YesOrNo } from './yes-or-no.tsx'

/** Approves or rejects what somebody else proposed, with a reason. @param area where the words of it are */
export function DecisionForm(props: {
  area: 'admin.change' | 'registry.changes'
  answered?: Parameters<typeof fieldsOf>[0]
}) {
  const t = useTranslations(props.area)
  const field = fieldsOf(props.answered)
  return (
    <form method="post" className="mt-6">
      <TextareaField {...field('reason')} label={t('reason')} hint={t('reasonHint')} rows={2} maxLength={500} />
      <YesOrNo yes={['approve', t('approve')]} no={['reject', t('reject')]} />
    </form>
  )
}
