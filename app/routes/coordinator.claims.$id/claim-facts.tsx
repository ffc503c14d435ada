import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import type { ClaimView } from '#server/claims/claim-view.ts'
import { Badge } from '../../components/card.tsx'
import { ClaimPhotos } from '../../components/claim-photos.tsx'
import { claimTone } from '../../components/claim-tone.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** What a claim says, for those who decide: the goods, the money, when they were sent. Nothing about who the buyer is. */
export function ClaimFacts({ claim, lineHref }: { claim: ClaimView; lineHref: string | null }) {
  const t = useTranslations('claims')
  const format = useFormatter()
  const locale = useLocale()
  const units = (count: number) => counted(locale, count, claim.unitZh, claim.unitEn)
  const moment = (at: Date | null) => (at ? format.dateTime(at, 'full') : t('desk.notYet'))
  const number = t('new.of', { number: orderNumber(claim.orderNumber) })
  return (
    <div className="max-w-[48rem] text-sm">
      <Facts>
        <Fact name={t('desk.state')}>
          <Badge tone={claimTone[claim.state]}>{t(`state.${claim.state}`)}</Badge>
        </Fact>
        <Fact name={t('desk.what')}>
          {t(`kinds.${claim.kind}`)} · {units(claim.units)}
        </Fact>
        <Fact name={t('desk.buyerSaid')}>
          <span className="whitespace-pre-line">{claim.words || t('desk.noWords')}</span>
          <ClaimPhotos claim={claim} />
        </Fact>
        <Fact name={t('desk.order')}>
          {lineHref ? (
            <a href={lineHref} className="link">
              {number}
            </a>
          ) : (
            number
          )}
        </Fact>
        <Fact name={t('desk.orderMoney')}>
          {t('desk.orderMoneyText', {
            quantity: units(claim.quantity),
            price: formatMoney(claim.unitPriceFen),
            paid: formatMoney(claim.paidFen),
            left: units(claim.leftUnits),
          })}
        </Fact>
        <Fact name={t('desk.sent')}>{moment(claim.sentAt)}</Fact>
        <Fact name={t('desk.arrived')}>{moment(claim.deliveredAt)}</Fact>
        {claim.returnTrackingNo ? <Fact name={t('desk.tracking')}>{claim.returnTrackingNo}</Fact> : null}
      </Facts>
    </div>
  )
}
