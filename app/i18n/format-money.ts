import { type Fen, formatYuan } from '#domain/money.ts'

/**
 * An amount as people read it, in both languages: ¥106,918.00; a negative amount keeps its sign in front: −¥9.80.
 * @param fen integer fen
 */
export function formatMoney(fen: Fen): string {
  const [whole = '0', cents = '00'] = formatYuan(fen < 0n ? -fen : fen).split('.')
  return `${fen < 0n ? '−' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
