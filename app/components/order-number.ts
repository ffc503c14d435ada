/** An order's number as people read it out: at least eight digits. */
export const orderNumber = (number: bigint): string => number.toString().padStart(8, '0')
