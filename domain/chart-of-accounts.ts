import type { AccountKind, AccountRef } from './ledger-accounts.ts'
import { CURRENCY } from './money.ts'

/** Accounts of one pattern. `<…>` stands for one part of a code; no other code exists in the books. */
export type ChartRow = {
  pattern: string
  kind: AccountKind
  /** Whether it also exists in currencies other than CNY, at the end of the code. */
  currencies?: true
  zh: string
  en: string
  /** What its balance says. */
  saysZh: string
  says: string
}

export const chartOfAccounts: readonly ChartRow[] = [
  {
    ...{ pattern: 'provider:<name>', kind: 'asset', currencies: true, zh: '支付服务商', en: 'Payment provider' },
    saysZh: '服务商代我们收下、还没有退回或划出的钱',
    says: 'money that a payment provider has taken for us and not paid back',
  },
  {
    ...{ pattern: 'household:<id>:provisional', kind: 'liability', zh: '农户暂记', en: 'Household, provisional' },
    saysZh: '还能退货的销售应付农户的钱',
    says: 'owed to a household for sales that can still be returned',
  },
  {
    ...{ pattern: 'household:<id>:confirmed', kind: 'liability', zh: '农户确认', en: 'Household, confirmed' },
    saysZh: '已过售后期的销售应付农户的钱，减去已打款',
    says: 'owed to a household for sales of which nothing can be claimed any more, less what was paid out',
  },
  {
    ...{ pattern: 'producer:<id>:payable', kind: 'liability', zh: '生产方应付', en: 'Producer' },
    saysZh: '应付生产方（合作社、公司）的钱',
    says: 'owed to a producer (cooperative, company)',
  },
  {
    ...{ pattern: 'logistics:payable', kind: 'liability', zh: '物流应付', en: 'Logistics' },
    saysZh: '应付承运方的钱',
    says: 'owed to the carriers',
  },
  {
    ...{ pattern: 'freight:payable', kind: 'liability', zh: '运费', en: 'Freight' },
    saysZh: '买家另付的运费，应付实际承运的一方',
    says: 'what buyers paid for freight beside the goods, owed to whoever carries them',
  },
  {
    ...{ pattern: 'deposits:held', kind: 'liability', zh: '预售定金', en: 'Deposits' },
    saysZh: '尾款未付的预售定金',
    says: 'deposits of pre-orders whose balance is not paid yet',
  },
  {
    ...{ pattern: 'coupons:platform', kind: 'expense', zh: '平台优惠', en: 'Discounts, marketplace' },
    saysZh: '平台承担的优惠',
    says: 'discounts that the marketplace bears',
  },
  {
    ...{ pattern: 'coupons:district:<code>', kind: 'asset', zh: '区县优惠', en: 'Discounts, district' },
    saysZh: '区县承担、欠我们的优惠',
    says: 'discounts that a district bears and owes us',
  },
  {
    ...{ pattern: 'platform:revenue', kind: 'revenue', zh: '平台收入', en: 'Marketplace' },
    saysZh: '平台留下的钱',
    says: 'what the marketplace keeps',
  },
  {
    ...{ pattern: 'refunds:payable', kind: 'liability', currencies: true, zh: '应退款', en: 'Refunds' },
    saysZh: '服务商付清以前欠买家的退款',
    says: 'owed back to buyers until the provider has paid it',
  },
  {
    ...{ pattern: 'suspense:unmatched', kind: 'liability', currencies: true, zh: '待查款', en: 'Suspense' },
    saysZh: '对不上订单的钱，由人决定，不会丢',
    says: 'money that fits no order; a person decides, it is never lost',
  },
  {
    ...{ pattern: 'disputes:withheld', kind: 'asset', currencies: true, zh: '争议扣留', en: 'Withheld for disputes' },
    saysZh: '买家银行提出争议期间服务商扣留的钱',
    says: 'money that a provider keeps back while a buyer’s bank disputes a payment',
  },
  {
    ...{ pattern: 'bank:settlement', kind: 'asset', zh: '结算银行户', en: 'Our bank account' },
    saysZh: '我们自己的银行账户：服务商划入，农户打款和人工退款划出',
    says: 'our own bank account: providers pay out to it, households, aid and refunds by hand are paid from it',
  },
  {
    ...{ pattern: 'payouts:sent', kind: 'liability', zh: '打款在途', en: 'Payouts under way' },
    saysZh: '已交银行、既未证实也未失败的农户打款',
    says: 'payouts that the bank was told to make and that are neither proven nor failed',
  },
  {
    ...{ pattern: 'advance:<household>', kind: 'asset', zh: '农户垫付款', en: 'Advance to a household' },
    saysZh: '农户还要归还的垫付款',
    says: 'what a household still has to repay of advances',
  },
  {
    ...{ pattern: 'fund:<id>', kind: 'liability', zh: '帮扶资金', en: 'Aid fund' },
    saysZh: '帮扶资金还剩的钱，借出去的也算',
    says: 'what is left of an aid fund, what it lent included',
  },
  {
    ...{ pattern: 'aid:hardship', kind: 'expense', zh: '困难减免', en: 'Hardship' },
    saysZh: '农户确有困难、不再追回而由平台承担的钱',
    says: 'what the marketplace bears because a household need not give it back',
  },
  {
    ...{ pattern: 'declared:producer:<id>', kind: 'asset', zh: '生产方申报', en: 'Declared by a producer' },
    saysZh: '生产方申报应付农户（工资、租金、分红）、还没有证实已付的钱',
    says: 'what a producer declared to owe its households for a period (wage, rent, dividend) and has not proven to be paid',
  },
  {
    ...{ pattern: 'declared:household:<id>', kind: 'liability', zh: '农户按期应得', en: 'Declared to a household' },
    saysZh: '同一笔钱，从农户一方看；从来不是买家的钱',
    says: 'the same, seen from the household; never money of a buyer',
  },
  {
    ...{ pattern: 'fees:provider', kind: 'expense', zh: '支付手续费', en: 'Provider’s fees' },
    saysZh: '服务商收的手续费，由平台承担，不从农户份额里出',
    says: 'what providers charge for taking money; the marketplace bears it, never a household’s share',
  },
  {
    ...{ pattern: 'losses:payments', kind: 'expense', currencies: true, zh: '支付损失', en: 'Losses' },
    saysZh: '已经不欠买家、却又退出去的钱',
    says: 'money that a buyer got back although nothing was owed to them any more',
  },
]

/** The side on which an account of a kind usually stands: a debit is positive, a credit negative. */
export const sideOf = (kind: AccountKind): 'debit' | 'credit' =>
  kind === 'asset' || kind === 'expense' ? 'debit' : 'credit'

const matchers = chartOfAccounts.map((row) => {
  const code = row.pattern.replaceAll(/<\w+>/g, '[^:]+')
  return { row, matches: new RegExp(`^${code}${row.currencies ? '(:[A-Z]{3})?' : ''}$`) }
})

/** The row of the chart that an account's code belongs to; null where there is none. */
export function chartRowOf(code: string): ChartRow | null {
  if (code.endsWith(`:${CURRENCY}`)) return null
  return matchers.find(({ matches }) => matches.test(code))?.row ?? null
}

/** @throws RangeError where the chart has no such account, or one of another kind */
export function requireCharted({ code, kind }: AccountRef): void {
  if (chartRowOf(code)?.kind !== kind) throw new RangeError(`the chart has no ${kind} account ${code}`)
}
