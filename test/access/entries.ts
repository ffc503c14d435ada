import { account } from './entries/account.ts'
import { buying } from './entries/buying.ts'
import { catalogue } from './entries/catalogue.ts'
import { farm } from './entries/farm.ts'
import { households } from './entries/households.ts'
import { income } from './entries/income.ts'
import { payments } from './entries/payments.ts'
import { shop } from './entries/shop.ts'
import { studio } from './entries/studio.ts'
import type { Try } from './entries/try.ts'

/** Every route, who may see it and who may change something there. A route that is not listed fails the test. */
export const entries: Record<string, Try[]> = {
  ...shop,
  ...buying,
  ...account,
  ...studio,
  ...farm,
  ...payments,
  ...households,
  ...income,
  ...catalogue,
}
