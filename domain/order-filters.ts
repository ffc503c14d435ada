/** What a buyer's list of orders can be narrowed to, as people think of their orders. */
export const orderFilters = ['toPay', 'toReceive', 'toReview', 'afterSales'] as const
export type OrderFilter = (typeof orderFilters)[number]
