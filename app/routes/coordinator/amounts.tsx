import { formatMoney } from '../../i18n/format-money.ts'

/** An amount divided among so many, to the nearest fen; null where there is nobody. */
export function perEach(fen: bigint, among: number): bigint | null {
  if (among === 0) return null
  const [size, count] = [fen < 0n ? -fen : fen, BigInt(among)]
  const rounded = (2n * size + count) / (2n * count)
  return fen < 0n ? -rounded : rounded
}

/** The largest of amounts, at least `floor`. */
export function largest(amounts: Iterable<bigint>, floor = 0n): bigint {
  let most = floor
  for (const fen of amounts) if (fen > most) most = fen
  return most
}

/** Yuan with thousands separators, without the sign of the currency: for columns whose title has the unit. */
export const yuan = (fen: bigint): string => formatMoney(fen).replace('¥', '')

/** Basis points as percent with two decimals: 7600 → 76.00%. */
export const percent = (bps: number): string => `${(bps / 100).toFixed(2)}%`

/** Yuan in a table cell; zero steps back. Leads to its rows where there is an address. */
export function Yuan({ fen, href, label }: { fen: bigint | null; href?: string; label?: string }) {
  if (fen === null) return <span className="text-soft">–</span>
  if (href && fen !== 0n)
    return (
      <a href={href} aria-label={label ? `${yuan(fen)} · ${label}` : undefined} className="link whitespace-nowrap">
        {yuan(fen)}
      </a>
    )
  return <span className={`whitespace-nowrap ${fen === 0n ? 'text-soft' : ''}`}>{yuan(fen)}</span>
}
