import { v5 as idFrom } from 'uuid'

/** The id of the refund for what a line weighs less than was charged: one per line. */
export const weightRefundId = (orderLineId: string): string => idFrom('weight', orderLineId)
