import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { TextareaField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'

/** A second person decides; whoever asked can only take it back. */
export function Decide(props: {
  own: boolean
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}) {
  const t = useTranslations('registry.changes')
  if (props.own)
    return (
      <form method="post">
        <Notice>{t('own')}</Notice>
        <Button name="intent" value="withdraw" look="quiet">
          {t('withdraw')}
        </Button>
      </form>
    )
  return (
    <form method="post" className="mt-6">
      <TextareaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={2}
        maxLength={500}
        defaultValue={props.typed.reason}
        errors={props.errors.reason ? [props.errors.reason] : undefined}
      />
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
