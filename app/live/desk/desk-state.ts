import { fenToNumber } from '#domain/money.ts'
import type { StudioView } from '#server/livestream/read-studio.ts'
import type { DeskState } from './side.ts'

const inNumber = (fen: bigint | null): number | null => (fen === null ? null : fenToNumber(fen))

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
        allFen: inNumber(figures.income.allFen),
        ownFen: inNumber(figures.income.ownFen),
        households: figures.income.households,
      },
    },
    limits: Object.fromEntries(
      [...limits].map(([id, { taken, free, floorFen }]) => [id, { taken, free, floorFen: inNumber(floorFen) }]),
    ),
    helm,
    stopReason,
    recording,
    mutes: mutes.map(({ id, name }) => ({ id, name })),
    answered,
  }
}
