import type { Pay } from './lists.ts'
import type { Coupon } from './quote.ts'

/**
 * One step of a history. Numbers stand for "the so-many-th of what there is", so that every history can be played, however much of it
 * is left out.
 */
export type Step =
  | { do: 'sell'; quantities: [number, number]; coupon: Coupon | null }
  | { do: 'reserve'; quantities: [number, number]; coupon: Coupon | null; days: number; bps: number }
  | { do: 'payBalance'; order: number }
  | { do: 'receive'; order: number }
  | { do: 'takeBackUnits'; order: number; line: number; units: number }
  | { do: 'takeBackPart'; order: number; line: number; perMille: number }
  | { do: 'takeBackLate'; order: number; line: number; perMille: number; hours: number }
  | { do: 'takeBackAll'; order: number }
  | { do: 'weighLess'; order: number; line: number; perMille: number }
  | { do: 'claim'; order: number; line: number; units: number; goesBack: boolean }
  | { do: 'agreeReturn'; claim: number; sent: boolean }
  | { do: 'decideClaim'; claim: number; how: 'refund' | 'allow' | 'reject' | 'withdraw'; perMille: number }
  | { do: 'dispute'; order: number; perMille: number }
  | { do: 'endDispute'; order: number; won: boolean }
  | { do: 'agree'; product: number; cuts: [number, number, number, number]; costs: [number, number] }
  | { do: 'merge'; household: number; into: number }
  | { do: 'advance'; household: number; fen: number; repayBps: number; floorFen: number }
  | { do: 'grant'; household: number; toProducer: boolean; fen: number }
  | { do: 'hardship'; household: number; perMille: number }
  | { do: 'list'; pay: Pay; ago: number; households: [number, number]; milli: [number, number]; months: number }
  | { do: 'moveList'; list: number }
  | { do: 'takeBackList'; list: number }
  | { do: 'wait'; hours: number }
  | { do: 'propose'; floorBps: number }
  | { do: 'moveRun'; run: number }
  | { do: 'cancelRun'; run: number }
  | { do: 'changeAccount'; household: number }
  | { do: 'takeAccounts'; run: number }
  | { do: 'prove'; run: number; one: boolean }
  | { do: 'fail'; run: number; payout: number }
  | { do: 'comeBack'; run: number; payout: number }
  | { do: 'answer'; run: number; payout: number; same: boolean }
  | { do: 'closeDays' }
  | { do: 'endMonth' }
