import { useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { OrderLineView } from '#server/orders/read-own-order.ts'
import type { ReceiptSeller } from '#server/orders/read-receipt.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** What one producer sold. */
export function Seller({ seller, lines }: { seller: ReceiptSeller; lines: readonly OrderLineView[] }) {
  const t = useTranslations('orders.receipt')
  const locale = useLocale()
  return (
    <section className="mt-6 break-inside-avoid">
      <h2 className="text-lg">
        {t('seller')} · {inLocale(locale, seller.nameZh, seller.nameEn)}
      </h2>
      <p className="mb-2 text-sm text-soft">
        {seller.licenceNo ? t('licence', { number: seller.licenceNo }) : t('exempt')}
      </p>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-y border-line text-sm text-soft">
            <th scope="col" className="py-1.5 text-left font-normal">
              {t('item')}
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              {t('quantity')}
            </th>
            <th scope="col" className="hidden py-1.5 text-right font-normal sm:table-cell print:table-cell">
              {t('price')}
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {inLocale(locale, line.nameZh, line.nameEn)}
                <span className="block text-sm text-soft">{inLocale(locale, line.specZh, line.specEn)}</span>
              </th>
              <td className="py-2 text-right align-top whitespace-nowrap tabular">
                {counted(locale, line.quantity, line.unitZh, line.unitEn)}
              </td>
              <td className="hidden py-2 pl-3 text-right align-top tabular sm:table-cell print:table-cell">
                {formatMoney(line.unitPriceFen)}
              </td>
              <td className="py-2 pl-3 text-right align-top tabular">{formatMoney(line.amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
