import { formatMoney } from '../i18n/format-money.ts'

/** An amount of money. @param fen integer fen as bigint; 9800n shows as ¥98.00 */
export function Money({ fen, className = '' }: { fen: bigint; className?: string }) {
  return <span className={`whitespace-nowrap tabular ${className}`}>{formatMoney(fen)}</span>
}
