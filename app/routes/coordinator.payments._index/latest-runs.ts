import type { RunRow } from '#server/payments/reconciliation/list-runs.ts'

/** Of each provider the newest run, and the newest one that came to an end without a failure. */
export type LatestRuns = { provider: string; newest: RunRow; compared: RunRow | null }

/** @param runs newest first */
export function latestRuns(runs: readonly RunRow[]): LatestRuns[] {
  const providers = [...new Set(runs.map(({ provider }) => provider))].sort()
  return providers.flatMap((provider) => {
    const own = runs.filter((run) => run.provider === provider)
    const compared = own.find(({ finishedAt, failure }) => finishedAt !== null && failure === null) ?? null
    return own[0] ? [{ provider, newest: own[0], compared }] : []
  })
}
