import { book } from './figures.ts'
import { accountSteps } from './play-accounts.ts'
import { aidSteps } from './play-aid.ts'
import { backSteps } from './play-backs.ts'
import { bookSteps } from './play-books.ts'
import { claimSteps } from './play-claims.ts'
import { disputeSteps } from './play-disputes.ts'
import { listSteps } from './play-lists.ts'
import { peopleSteps } from './play-people.ts'
import { runSteps } from './play-runs.ts'
import { saleSteps } from './play-sales.ts'
import { nowOf, type Play, type Playing } from './playing.ts'
import type { Step } from './steps.ts'

export const plays: { [Do in Step['do']]: Play<Do> } = {
  ...saleSteps,
  ...backSteps,
  ...claimSteps,
  ...disputeSteps,
  ...peopleSteps,
  ...aidSteps,
  ...listSteps,
  ...runSteps,
  ...accountSteps,
  ...bookSteps,
}

/**
 * Plays one step with the product and with the model; a minute goes by.
 * @returns whether anything happened
 */
export async function play(playing: Playing, step: Step): Promise<boolean> {
  playing.shop.clock.forward(1)
  const at = await (plays[step.do] as Play<typeof step.do>)(playing, step as never)
  const { district, model, shop } = playing
  book(model, district.households, at ?? nowOf(playing), shop.books.firstOpen)
  return at !== null
}
