import type { Fen } from '#domain/money.ts'

/** A session that is over, with what happened in it. Seconds count from its start. */
export const recorded = {
  key: 'luhua-hillside',
  titleZh: '上云顶坪看散养的芦花鸡',
  titleEn: 'Up the hill to the Luhua chickens of Yundingping',
  producer: 'fengdu-farm',
  daysAgo: 2,
  lastsS: 76,
  hosts: [
    { account: 'farmer', role: 'host' },
    { account: 'volunteer', role: 'co_host' },
  ],
  items: [
    { product: 'fengdu-luhua-chicken', livePriceFen: 9_600n, quota: 200 },
    { product: 'fengdu-eggs', livePriceFen: 4_690n, quota: 100 },
    { product: 'fengdu-luhua-chicken-pair', livePriceFen: 18_800n, quota: 20 },
  ],
} as const satisfies { items: readonly { product: string; livePriceFen: Fen; quota: number }[] } & Record<
  string,
  unknown
>

type Product = (typeof recorded.items)[number]['product']

/** What is shown, what costs what from then on, and what is said: `chat` by viewers or the host, `caption` by the volunteer. */
export type Told =
  | { s: number; presents: Product }
  | { s: number; changes: Product; livePriceFen: Fen; quota: number }
  | { s: number; chat: string; by: string; host?: true }
  | { s: number; pins: string }
  | { s: number; answers: string }
  | { s: number; caption: string }

const host = { by: '秦**', host: true } as const

export const story: Told[] = [
  { s: 1, chat: '大家下午好，今天带大家上云顶坪看鸡', ...host },
  { s: 2, caption: '欢迎来到云顶坪，海拔约900米' },
  { s: 4, chat: '下午好', by: '游客0417' },
  { s: 6, chat: '风景真好', by: '李**' },
  { s: 8, presents: 'fengdu-luhua-chicken' },
  { s: 9, caption: '这就是芦花鸡，四月进雏，林下散养' },
  { s: 13, chat: '一只净重多少？', by: '王**' },
  { s: 14, pins: '一只净重多少？' },
  { s: 16, caption: '现宰整鸡，一只净重1.5公斤左右' },
  { s: 19, answers: '一只净重多少？' },
  { s: 22, chat: '给大家降四块，92元一只', ...host },
  { s: 23, changes: 'fengdu-luhua-chicken', livePriceFen: 9_200n, quota: 200 },
  { s: 24, caption: '直播价92元一只，每批附检疫证明' },
  { s: 27, chat: '谢谢老秦', by: '游客2093' },
  { s: 32, presents: 'fengdu-eggs' },
  { s: 33, caption: '这是鸡蛋，壳浅褐色，大小略有差别' },
  { s: 38, chat: '路上会碎吗？', by: '游客0417' },
  { s: 41, caption: '蛋托加气柱袋双层防震，破损包赔' },
  { s: 46, chat: '破损包赔，放心', by: '李**' },
  { s: 53, presents: 'fengdu-luhua-chicken-pair' },
  { s: 54, caption: '两只装，188元一组，只有20组' },
  { s: 60, chat: '什么时候发货？', by: '赵**' },
  { s: 62, caption: '这批五天后出栏，出栏后按顺序发' },
  { s: 69, caption: '谢谢大家，下次开栏再见' },
  { s: 71, chat: '再见', by: '王**' },
]

/** How many watch, from each second on. */
export const watching: [s: number, viewers: number][] = [
  [0, 12],
  [5, 31],
  [12, 58],
  [20, 84],
  [28, 97],
  [36, 92],
  [48, 88],
  [55, 101],
  [66, 93],
  [74, 41],
]
