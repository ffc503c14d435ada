import { fenToNumber } from '#domain/money.ts'
import type { StudioView } from '#server/livestream/read-studio.ts'
import type { DeskState } from './side.ts'

/** What a host's page is told beside the room. */
export function toDeskState(
  { figures, limits, helm, stopReason, mutes, answered }: StudioView,
  recording: DeskState['recording'],
): DeskState {
  return {
    figures: {
      paidOrders: figures.paidOrders,
      revenueFen: fenToNumber(figures.revenueFen),
      income: {
        netFen: fenToNumber(figures.householdNetFen),
        grossFen: fenToNumber(figures.householdGrossFen),
        households: figures.households,
      },
    },
    limits: Object.fromEntries(
      [...limits].map(([id, { taken, free, floorFen }]) => [
        id,
        { taken, free, floorFen: floorFen === null ? null : fenToNumber(floorFen) },
      ]),
    ),
    helm,
    stopReason,
    recording,
    mutes: mutes.map(({ id, name }) => ({ id, name })),
    answered,
  }
}
