import { useFormatter, useTranslations } from 'use-intl'
import type { PricePart } from '#server/catalog/divide-price.ts'
import { Money } from './money.tsx'

const shades: Record<PricePart['party'], string> = {
  household: 'bg-accent',
  producer: 'bg-[#d08a52]',
  logistics: 'bg-[#8d8070]',
  platform: 'bg-[#cdbd9d]',
}

/** How one unit's price divides: a bar for the eye, a table for everyone. Fen sum to the price. */
export function PriceDivision({ priceFen, parts }: { priceFen: bigint; parts: PricePart[] }) {
  const t = useTranslations('catalog.division')
  const format = useFormatter()
  return (
    <div>
      <div className="flex h-7 w-full gap-0.5 overflow-hidden rounded-md" aria-hidden="true">
        {parts
          .filter((part) => part.bps > 0)
          .map((part) => (
            <div key={part.party} className={shades[part.party]} style={{ flexGrow: part.bps, flexBasis: 0 }} />
          ))}
      </div>
      <table className="mt-3 w-full border-collapse">
        <caption className="sr-only">{t('caption')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('party')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.party} className="border-b border-line">
              <th scope="row" className="py-2 text-left font-normal">
                <span className={`mr-2 inline-block size-3 rounded-sm ${shades[part.party]}`} aria-hidden="true" />
                {t(`parties.${part.party}`)}
              </th>
              <td className="py-2 text-right text-soft tabular">{format.number(part.bps / 10_000, 'percent')}</td>
              <td className="w-28 py-2 text-right">
                <Money fen={part.fen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-2 text-left font-medium">
              {t('whole')}
            </th>
            <td className="py-2 text-right text-soft tabular">{format.number(1, 'percent')}</td>
            <td className="py-2 text-right font-medium">
              <Money fen={priceFen} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
