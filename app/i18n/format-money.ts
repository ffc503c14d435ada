import { CURRENCY, type Fen, formatYuan } from '#domain/money.ts'

/**
 * An amount as people read it, in both languages: ¥106,918.00; a negative amount keeps its sign in front: −¥9.80.
 * @param fen integer fen
 */
export function formatMoney(fen: Fen): string {
  const [whole = '0', cents = '00'] = formatYuan(fen < 0n ? -fen : fen).split('.')
  return `${fen < 0n ? '−' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** An amount that may be in another currency, hundredths of it: USD 97.00. */
export const formatSum = (fen: Fen, currency: string = CURRENCY): string =>
  currency === CURRENCY ? formatMoney(fen) : `${currency} ${formatYuan(fen)}`
