import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { LikeHousehold, LikePair } from '#server/registry/list-duplicates.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Fold } from '../../components/fold.tsx'
import { ReasonField } from '../../components/reason-field.tsx'

/** Two households, what they have in common, and what may be done about it. */
export function Pair(props: { pair: LikePair; formId: string; why?: string; error?: string }) {
  const { left, right, shared, score } = props.pair
  const t = useTranslations('registry.duplicates')
  return (
    <li className="rounded-lg border border-line bg-card p-4">
      <p className="mb-3 flex flex-wrap items-baseline gap-2">
        <span className="font-medium">{t('score', { score })}</span>
        {shared.map((one) => (
          <Badge key={one} tone={one === 'idNumber' || one === 'account' ? 'accent' : 'warn'}>
            {t(`shared.${one}`)}
          </Badge>
        ))}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side household={left} />
        <Side household={right} />
      </div>
      <Fold title={t('decide')} open={props.error !== undefined}>
        <form method="post">
          <input type="hidden" name="formId" value={props.formId} />
          <input type="hidden" name="left" value={left.id} />
          <input type="hidden" name="right" value={right.id} />
          <ReasonField name="why" label={t('why')} hint={t('whyHint')} defaultValue={props.why} errors={props.error} />
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="mergeLeft">
              {t('keep', { code: right.code })}
            </Button>
            <Button name="intent" value="mergeRight">
              {t('keep', { code: left.code })}
            </Button>
            <Button name="intent" value="apart" look="quiet">
              {t('apart')}
            </Button>
          </div>
        </form>
      </Fold>
    </li>
  )
}

function Side({ household }: { household: LikeHousehold }) {
  const t = useTranslations('registry')
  const locale = useLocale()
  return (
    <div className="rounded-md border border-line px-3 py-2 text-sm">
      <a href={`/coordinator/registry/${household.id}`} className="link font-medium">
        {household.maskedName} <span className="tabular">{household.code}</span>
      </a>
      <p className="text-soft">
        {[
          inLocale(locale, household.villageZh, household.villageEn),
          t('duplicates.people', { count: household.memberCount }),
          household.helper,
          t('duplicates.sales', { count: household.sales }),
        ].join(' · ')}
      </p>
    </div>
  )
}
