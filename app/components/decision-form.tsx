import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { TextareaField } from './field.tsx'
import { fieldsOf } from './fields-of.ts'

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
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="approve">
          {t('approve')}
        </Button>
        <Button name="intent" value="reject" look="quiet">
          {t('reject')}
        </Button>
      </div>
    </form>
  )
}
