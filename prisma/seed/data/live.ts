import type { Fen } from '#domain/money.ts'

/** A scheduled session; it starts at 16:00 in Asia/Shanghai, so many days after the next such hour. */
export type DemoSession = {
  key: string
  titleZh: string
  titleEn: string
  producer: string
  daysLater: number
  hosts: { account: string; role: 'host' | 'co_host' }[]
  items: { product: string; livePriceFen: Fen; quota: number }[]
}

export const sessions: DemoSession[] = [
  {
    key: 'luhua-open-day',
    titleZh: '云顶坪芦花鸡开栏直播',
    titleEn: 'Opening the sheds: Luhua chickens of Yundingping',
    producer: 'fengdu-farm',
    daysLater: 0,
    hosts: [
      { account: 'farmer', role: 'host' },
      { account: 'volunteer', role: 'co_host' },
    ],
    items: [
      { product: 'fengdu-luhua-chicken', livePriceFen: 9_800n, quota: 2_000 },
      { product: 'fengdu-luhua-chicken-pair', livePriceFen: 18_800n, quota: 40 },
      { product: 'fengdu-eggs', livePriceFen: 4_690n, quota: 300 },
    ],
  },
  {
    key: 'luhua-kitchen',
    titleZh: '一只芦花鸡的三种吃法',
    titleEn: 'Three ways to cook a Luhua chicken',
    producer: 'fengdu-farm',
    daysLater: 3,
    hosts: [
      { account: 'farmer', role: 'host' },
      { account: 'volunteer', role: 'co_host' },
    ],
    items: [
      { product: 'fengdu-luhua-chicken', livePriceFen: 9_800n, quota: 500 },
      { product: 'fengdu-luhua-chicken-cut', livePriceFen: 9_900n, quota: 20 },
    ],
  },
]

/** Who acts for which producer. */
export const members: { producer: string; account: string; role: 'host' | 'volunteer' }[] = [
  { producer: 'fengdu-farm', account: 'farmer', role: 'host' },
  { producer: 'fengdu-farm', account: 'volunteer', role: 'volunteer' },
]

/** People whose name and age a coordinator checked, so that they may speak before viewers. */
export const verifiedHosts: { account: string; bornOn: string; verifiedBy: string }[] = [
  { account: 'farmer', bornOn: '1979-03-12', verifiedBy: 'coordinator-fengdu' },
  { account: 'volunteer', bornOn: '2001-09-25', verifiedBy: 'coordinator-fengdu' },
]
