import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type ForecastInput, forecastBatch } from './forecast-batch.ts'
import { moveRelease, type ReleaseMove } from './move-release.ts'
import { listBatches, listOwnBatches, readBatch } from './read-batches.ts'
import { readCosts } from './read-costs.ts'
import { type NewCost, recordCost, takeBackCost } from './record-cost.ts'
import { type BatchEventInput, recordBatchEvent } from './record-event.ts'

export const batchVerbs = (deps: Deps) => ({
  list: (viewer: Viewer) => listBatches(deps, viewer),
  listOwn: (userId: string) => listOwnBatches(deps, userId),
  read: (viewer: Viewer, batchId: string) => readBatch(deps, viewer, batchId),
  recordEvent: (viewer: Viewer, input: BatchEventInput) => recordBatchEvent(deps, viewer, input),
  forecast: (viewer: Viewer, input: ForecastInput) => forecastBatch(deps, viewer, input),
  costs: (viewer: Viewer, batchId: string) => readCosts(deps, viewer, batchId),
  recordCost: (viewer: Viewer, cost: NewCost) => recordCost(deps, viewer, cost),
  takeBackCost: (viewer: Viewer, input: Parameters<typeof takeBackCost>[2]) => takeBackCost(deps, viewer, input),
  moveRelease: (viewer: Viewer, input: ReleaseMove) => moveRelease(deps, viewer, input),
})
