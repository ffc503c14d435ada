import { useTranslations } from 'use-intl'
import { fieldsOf } from './fields-of.ts'
import { ReasonField } from './reason-field.tsx'
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
      <ReasonField {...field('reason')} label={t('reason')} hint={t('reasonHint')} rows={2} optional />
      <YesOrNo yes={['approve', t('approve')]} no={['reject', t('reject')]} />
    </form>
  )
}
