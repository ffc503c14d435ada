/** What the address of the trial balance asks for; the verb judges it. */
export type AskedBalances = { day: string | null; state: string | null; sort: string | null; page: number }

export function readBalanceQuery(requestUrl: string): AskedBalances {
  const query = new URL(requestUrl).searchParams
  return {
    day: query.get('day'),
    state: query.get('state'),
    sort: query.get('sort'),
    page: Math.max(1, Math.floor(Number(query.get('page'))) || 1),
  }
}

/** An address that asks for this. */
export function balancesAddress(path: string, asked: Record<string, string | number | null>): string {
  const kept = Object.entries(asked).filter(([, value]) => value !== null && value !== '')
  return `${path}?${new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))}`
}
