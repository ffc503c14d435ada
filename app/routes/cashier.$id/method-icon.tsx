import type { ReactNode } from 'react'
import type { PayMethod } from '#server/payments/cashier/session.ts'

const drawings: Record<PayMethod, ReactNode> = {
  wechat_pay: (
    <>
      <path d="M12 4c-5 0-9 3.1-9 7 0 2.3 1.4 4.3 3.5 5.5L6 20l3.8-2.300c.7.2 1.4.3 2.2.3 5 0 9-3.1 9-7s-4-7-9-7Z" />
      <path d="m8.5 11 2.5 2.5 4.5-5" />
    </>
  ),
  alipay: (
    <>
      <path d="M4 7.5V18a2 2 0 0 0 2 2h13a1.5 1.5 0 0 0 1.5-1.500v-9A1.5 1.5 0 0 0 19 8H5.5A2.5 2.5 0 0 1 5.5 4H17v4" />
      <path d="M16.5 14h.1" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="2.5" />
      <path d="M2.5 9.5h19M6 15h4" />
    </>
  ),
}

/** A plain drawing for a way to pay. Neutral on purpose: not the providers' own marks. */
export function MethodIcon({ method }: { method: PayMethod }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-8 shrink-0 text-soft"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[method]}
    </svg>
  )
}
