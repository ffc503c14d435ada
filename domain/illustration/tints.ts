/** The colours of one district's pictures, from the sky down to the ground. */
export type Palette = {
  sky: [top: string, bottom: string]
  sun: string
  hills: [far: string, middle: string, near: string]
  river: string
  ground: [top: string, bottom: string]
  /** For cloth, ribbons and labels. */
  accent: string
}

export const tints = {
  wulong: {
    sky: ['#dfe9dd', '#f6f0dc'],
    sun: '#f0a35c',
    hills: ['#b9cfbf', '#8fb09a', '#5f8a73'],
    river: '#cfe0dc',
    ground: ['#dcc79b', '#c9ac78'],
    accent: '#3f6f5a',
  },
  shizhu: {
    sky: ['#f4dccb', '#fbf0df'],
    sun: '#e2664a',
    hills: ['#dcb6a2', '#bd8871', '#8f5d4e'],
    river: '#ead5c5',
    ground: ['#d9b88c', '#c1966a'],
    accent: '#a63d2f',
  },
  fengdu: {
    sky: ['#f6dfc0', '#fcf3e0'],
    sun: '#e8743b',
    hills: ['#d8c4a0', '#a9ad7f', '#6f8460'],
    river: '#dce3d6',
    ground: ['#dfc392', '#c69f67'],
    accent: '#c1502e',
  },
  youyang: {
    sky: ['#dbe7e4', '#f7efdb'],
    sun: '#e9a23f',
    hills: ['#b5cac2', '#80a49b', '#4f7d78'],
    river: '#c8dedb',
    ground: ['#d8c090', '#bd9c67'],
    accent: '#2f6b6a',
  },
  wushan: {
    sky: ['#ead7de', '#faeee0'],
    sun: '#d9654f',
    hills: ['#c9b3c0', '#a2849a', '#735a76'],
    river: '#dccfd8',
    ground: ['#d9bd97', '#bd9870'],
    accent: '#7d3f5c',
  },
  kaizhou: {
    sky: ['#fbe0c4', '#fdf4e2'],
    sun: '#ee8a3c',
    hills: ['#e0c7a0', '#b9b67a', '#85955a'],
    river: '#e3e6d3',
    ground: ['#e0c089', '#c89a5c'],
    accent: '#b8642a',
  },
  wanzhou: {
    sky: ['#d3e3ea', '#f7f0df'],
    sun: '#ee9556',
    hills: ['#b3c9d3', '#83a5b5', '#547f93'],
    river: '#bcd6df',
    ground: ['#dbc597', '#c0a06c'],
    accent: '#2f607a',
  },
  wuxi: {
    sky: ['#d8dceb', '#f4ecdf'],
    sun: '#e58a5d',
    hills: ['#b8c0d4', '#8b97b5', '#5d6a8c'],
    river: '#c9d3e2',
    ground: ['#d6c19a', '#b99b70'],
    accent: '#3f4f7d',
  },
  yunyang: {
    sky: ['#f5e6b8', '#fcf5e0'],
    sun: '#eeb03a',
    hills: ['#d9cd98', '#b0ab68', '#7c8249'],
    river: '#e4e6cd',
    ground: ['#dfc68a', '#c6a25b'],
    accent: '#8a7420',
  },
  qianjiang: {
    sky: ['#d7e8e6', '#f5f1df'],
    sun: '#ec9a68',
    hills: ['#b2cfca', '#7daea8', '#4a8683'],
    river: '#c3e0de',
    ground: ['#d9c596', '#bd9f6c'],
    accent: '#2c7370',
  },
  chengkou: {
    sky: ['#dbe0d8', '#f3ecdc'],
    sun: '#dd7a4c',
    hills: ['#b4c0b2', '#7f9382', '#4d6655'],
    river: '#cfd9d1',
    ground: ['#cfb98c', '#ae9064'],
    accent: '#35513f',
  },
  xiushan: {
    sky: ['#e3edcf', '#f9f3dd'],
    sun: '#eda24f',
    hills: ['#c6d6a4', '#98b574', '#68904f'],
    river: '#d5e4cf',
    ground: ['#dcc690', '#c2a263'],
    accent: '#50762f',
  },
  pengshui: {
    sky: ['#f0d6d2', '#faefdf'],
    sun: '#e0705c',
    hills: ['#d3b5b3', '#a88a98', '#756485'],
    river: '#dfd0d8',
    ground: ['#dbbf98', '#c09a70'],
    accent: '#6a4a7d',
  },
  fengjie: {
    sky: ['#fae0bb', '#fbf2df'],
    sun: '#f08a2e',
    hills: ['#c4ccb5', '#7fa39a', '#3f7a7c'],
    river: '#cfe1db',
    ground: ['#dfc48e', '#c59d60'],
    accent: '#1f6468',
  },
} as const satisfies Record<string, Palette>

export type Tint = keyof typeof tints

export const tintNames = Object.keys(tints) as Tint[]

export const isTint = (text: string): text is Tint => Object.hasOwn(tints, text)
