import { type Draw, drawFrom } from '#prisma/seed/draw.ts'
import { type Person, people } from './people.ts'

/** What becomes of an order. Only the first three keep their birds. */
export type Story = 'pays' | 'fails_then_pays' | 'comes_back' | 'fails_then_cancels' | 'abandons' | 'is_refunded'

export type PlannedOrder = {
  index: number
  scene: SceneKey
  /** Minute of the story in which it is placed. */
  at: number
  /** When somebody who comes back does. */
  backAt: number
  quantity: number
  /** In the room at the live price, or from the product's page. */
  live: boolean
  story: Story
  /** Sends the form twice at once. */
  doubleTap: boolean
  /** The provider tells of the payment twice. */
  toldTwice: boolean
  method: 'wechat_pay' | 'alipay' | 'card'
  person: Person
}

export type SceneKey = 'first-40' | 'rest' | 'evening' | 'saturday-morning' | 'saturday-evening' | 'last'
export type Scene = { key: SceneKey; title: string; from: number; minutes: number; keep: number; live: boolean }

const HOUR = 60
const DAY = 24 * HOUR

/** 28 August 16:00 is minute 0; nothing is sold between the scenes. Birds kept: 1,091 in all. */
export const scenes: readonly Scene[] = [
  { key: 'first-40', title: '28 August 16:00, live', from: 0, minutes: 40, keep: 640, live: true },
  { key: 'rest', title: '28 August 16:40, live', from: 40, minutes: 20, keep: 180, live: true },
  { key: 'evening', title: '28 August 20:00', from: 4 * HOUR, minutes: 10, keep: 90, live: false },
  { key: 'saturday-morning', title: '29 August 09:30', from: 17.5 * HOUR, minutes: 10, keep: 60, live: false },
  { key: 'saturday-evening', title: '29 August 19:30', from: 27.5 * HOUR, minutes: 10, keep: 81, live: false },
  { key: 'last', title: '30 August 11:50', from: DAY + 19 * HOUR + 50, minutes: 10, keep: 40, live: false },
]

export const STOCK = 7_791
export const KEPT = 1_091
export const LEFT = 6_700
export const FIRST_40_AT_LEAST = 600
const REFUNDED_BIRDS = 2

/** Shares of a scene by which its orders are placed, by which the last come back, and where the story waits for all of them. */
const PLACED_BY = 0.85
const BACK_BY = 0.95
const WAITS_AT = 0.97

/** The minute that the story does not pass before every order of the scene has come to its end. */
export const waitsAt = ({ from, minutes }: Scene): number => from + minutes * WAITS_AT

const isKept = (story: Story) => story === 'pays' || story === 'fails_then_pays' || story === 'comes_back'
export const keptOrders = (orders: readonly PlannedOrder[]) => orders.filter(({ story }) => isKept(story))

type Draft = { scene: Scene; quantity: number; story: Story }

function drawQuantity(draw: Draw, most: number): number {
  const luck = draw.between(1, 100)
  const wanted = luck <= 58 ? 1 : luck <= 84 ? 2 : luck <= 95 ? 3 : draw.between(4, 6)
  return Math.min(wanted, most)
}

function drawKeeper(draw: Draw): Story {
  const luck = draw.between(1, 100)
  return luck <= 84 ? 'pays' : luck <= 92 ? 'fails_then_pays' : 'comes_back'
}

/** Exactly the birds the scene keeps, and about one order in twelve that comes to nothing. */
function drawScene(scene: Scene, draw: Draw): Draft[] {
  const drafts: Draft[] = []
  for (let left = scene.keep; left > 0; ) {
    const quantity = drawQuantity(draw, left)
    drafts.push({ scene, quantity, story: drawKeeper(draw) })
    left -= quantity
  }
  const lost = Math.ceil(drafts.length / 12)
  for (let index = 0; index < lost; index++)
    drafts.push({ scene, quantity: drawQuantity(draw, 3), story: index % 2 === 0 ? 'abandons' : 'fails_then_cancels' })
  if (scene.key === 'first-40') drafts.push({ scene, quantity: REFUNDED_BIRDS, story: 'is_refunded' })
  return drafts
}

/** Who buys what, when, and what becomes of it: the same seed is the same day. In order of time. */
export function planDay(seed: string): PlannedOrder[] {
  const draw = drawFrom(`rehearsal:${seed}`)
  const orders = scenes
    .flatMap((scene) => drawScene(scene, draw))
    .map(({ scene, quantity, story }) => {
      const at = scene.from + (draw.between(0, 10_000) / 10_000) * scene.minutes * PLACED_BY
      const method = draw.pick(['wechat_pay', 'wechat_pay', 'alipay', 'card'] as const)
      const habits = { doubleTap: draw.chance(6), toldTwice: draw.chance(10), method, person: people(draw) }
      const backAt = (at + scene.from + scene.minutes * BACK_BY) / 2
      return { scene: scene.key, live: scene.live, at, backAt, quantity, story, ...habits }
    })
    .sort((a, b) => a.at - b.at)
  return orders.map((order, index) => ({ ...order, index }))
}
