/** What the invented people are called and say. */
export type AudienceScript = { names: readonly string[]; questions: readonly string[]; remarks: readonly string[] }

/** Something that the audience does. */
export type Moment =
  | { kind: 'viewers'; viewers: number }
  | { kind: 'said'; name: string; text: string }
  | { kind: 'bought'; name: string; quantity: number }

/** What the audience sees of the session. `left`: units of the presented item; null while nothing is presented. */
export type Sight = { paused: boolean; left: number | null; dropped: boolean }

/** Numbers from 0 up to, not including, 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Viewers after a while; people come quickly at first. */
const CROWD = 46

/**
 * An audience that behaves the same for the same seed: people come and go, ask, praise and buy, sooner after a price drop and
 * not during a pause. Call the answer once a second.
 */
export function makeAudience(seed: number, script: AudienceScript): (second: number, sight: Sight) => Moment[] {
  const random = randomFrom(seed)
  const one = <Item>(of: readonly Item[]): Item | undefined => of[Math.floor(random() * of.length)]
  let viewers = 0
  return (second, { paused, left, dropped }) => {
    const moments: Moment[] = []
    const pull = CROWD * (1 - Math.exp(-second / 40)) - viewers
    viewers = Math.max(1, viewers + Math.round(pull * 0.3 + (random() - 0.5) * 3))
    moments.push({ kind: 'viewers', viewers })
    const name = one(script.names) ?? ''
    if (random() < 0.22) {
      const text = one(random() < 0.55 ? script.questions : script.remarks)
      if (text) moments.push({ kind: 'said', name, text })
    }
    const eager = dropped ? 0.35 : 0.12
    if (!paused && left !== null && left > 0 && random() < eager)
      moments.push({ kind: 'bought', name: one(script.names) ?? '', quantity: Math.min(left, random() < 0.7 ? 1 : 2) })
    return moments
  }
}
