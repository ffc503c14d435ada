import { useTranslations } from 'use-intl'
import type { Back } from './money-back.ts'

const known = ['card', 'alipay', 'wechat_pay'] as const

/** Where money goes back to, in words: the way it was paid. */
export function useWay(): (back: Pick<Back, 'method'>) => string {
  const t = useTranslations('orders.refunds.way')
  return ({ method }) => t(known.find((one) => one === method) ?? 'unknown')
}
