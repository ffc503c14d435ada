import type { RoomLink } from '../room-link.ts'

/** How far an item's offer may be changed; fen as JSON numbers. */
export type Limits = { taken: number; free: number; floorFen: number | null }

/** Net income so far, see `StudioIncome`; fen as JSON numbers. */
export type DeskIncome = { allFen: number | null; ownFen: number | null; households: number | null }

/** What a desk knows beside its room. Fen as JSON numbers; `income` null: nothing is counted here. */
export type DeskState = {
  figures: {
    paidOrders: number
    revenueFen: number
    income: DeskIncome | null
  }
  limits: Record<string, Limits>
  helm: { name: string; mine: boolean } | null
  stopReason: string | null
  /** Whether the picture is kept; `full`: the disk has to stay free for the shop. */
  recording: 'on' | 'full' | 'failing'
  mutes: { id: string; name: string }[]
  answered: number[]
}

export type Problem =
  | { code: 'price' | 'quotaNumber' | 'text' | 'pace' | 'state' | 'changed' | 'gone' | 'unreachable' }
  | { code: 'quota'; taken: number }
  | { code: 'free'; free: number }
  | { code: 'floor'; floorFen: number }
  | { code: 'helm'; name: string }
  /** A finished sentence. */
  | { code: 'told'; message: string }

/** Fields of the form that takes an act back. */
export type Undo = Record<string, string>

/** What came of a form of the desk. */
export type Steered =
  | { kind: 'done'; intent: string; itemId: string | null; undo: Undo | null }
  | { kind: 'refused'; intent: string; itemId: string | null; problem: Problem }

/** The two sides that a desk may stand before: the server's session, or a rehearsal in this browser alone. */
export type DeskSide = {
  link: RoomLink
  /** Carries out one form: `intent` and its fields, see `steering.server.ts`. */
  steer(form: FormData): Promise<Steered>
  /** What is known now; null where it cannot be asked. */
  read(): Promise<DeskState | null>
}

export const done = (intent: string, itemId: string | null = null, undo: Undo | null = null): Steered => ({
  kind: 'done',
  intent,
  itemId,
  undo,
})
export const refused = (intent: string, problem: Problem, itemId: string | null = null): Steered => ({
  kind: 'refused',
  intent,
  itemId,
  problem,
})
