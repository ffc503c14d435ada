import { type Carrier, carriers } from '#domain/carriers.ts'
import { counted } from '#domain/counted.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { DeskGoods, DeskParcel } from '#server/parcels/desk-parcel.ts'
import { translate } from '../../i18n/catalogue.server.ts'

export type LabelColumn = { title: string; cell: (parcel: DeskParcel) => string | number | null; width: number }

/**
 * The columns of the label list, which come back as the list of tracking numbers: their names are those that
 * domain/tracking-sheet.ts knows.
 */
export function labelColumns(locale: Locale): LabelColumn[] {
  const t = translate(locale)
  const good = ({ nameZh, nameEn, specZh, specEn, units, unitZh, unitEn }: DeskGoods) =>
    `${inLocale(locale, nameZh, nameEn)} ${inLocale(locale, specZh, specEn)} × ${counted(locale, units, unitZh, unitEn)}`
  const carrier = (key: string | null) => {
    const known = carriers[key as Carrier]
    return known ? inLocale(locale, known.zh, known.en) : null
  }
  const column = (key: Parameters<typeof title>[0], width: number, cell: LabelColumn['cell']) => ({
    title: title(key),
    width,
    cell,
  })
  const title = (
    key:
      | 'code'
      | 'recipient'
      | 'phone'
      | 'province'
      | 'city'
      | 'county'
      | 'street'
      | 'goods'
      | 'weight'
      | 'note'
      | 'shipBy'
      | 'state'
      | 'carrier'
      | 'tracking',
  ) => t(`fulfilment.labels.${key}`)
  return [
    column('code', 14, ({ code }) => code),
    column('recipient', 12, ({ recipient }) => recipient),
    column('phone', 16, ({ phone }) => phone.replace(/^\+86/, '')),
    column('province', 10, ({ province }) => province),
    column('city', 10, ({ city }) => city),
    column('county', 10, ({ county }) => county),
    column('street', 30, ({ street }) => street),
    column('goods', 36, ({ goods }) => goods.map(good).join(locale === 'zh' ? '；' : '; ')),
    column('weight', 10, ({ weightG }) => weightG),
    column('note', 20, ({ note }) => note),
    column('shipBy', 12, ({ shipBy }) => shipBy),
    column('state', 10, ({ state }) => t(`fulfilment.state.${state}`)),
    column('carrier', 12, (parcel) => carrier(parcel.carrier)),
    column('tracking', 20, ({ trackingNo }) => trackingNo),
  ]
}

/** Parcels that may be sent: what a bank disputes gets no label. */
export const toLabel = (parcels: readonly DeskParcel[]): DeskParcel[] => parcels.filter(({ disputed }) => !disputed)
