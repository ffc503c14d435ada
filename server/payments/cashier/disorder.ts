import type { CashierEventType } from './event-body.ts'

/**
 * How an event is delivered: one delivery per number, each after that many milliseconds. `[0]` is once and at once,
 * `[0, 0]` twice, `[5000]` late; different delays for different types bring events out of order.
 */
export type Disorder = (type: CashierEventType) => readonly number[]

export const inOrder: Disorder = () => [0]
