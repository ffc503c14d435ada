import type { Draw } from '#prisma/seed/draw.ts'

/** An invented buyer with an address in Shandong. */
export type Person = {
  recipient: string
  phone: string
  province: string
  city: string
  county: string
  street: string
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗']
const givenNames = [
  '秀英',
  '建国',
  '晓梅',
  '志强',
  '丽华',
  '文博',
  '雨桐',
  '海燕',
  '立新',
  '小芳',
  '子涵',
  '振东',
  '桂兰',
  '明远',
  '春燕',
  '广福',
]
const places = [
  ['济南市', '历下区', '经十路'],
  ['青岛市', '市南区', '香港中路'],
  ['烟台市', '芝罘区', '南大街'],
  ['潍坊市', '奎文区', '东风东街'],
  ['淄博市', '张店区', '人民西路'],
  ['枣庄市', '滕州市', '善国中路'],
  ['临沂市', '兰山区', '沂蒙路'],
  ['济宁市', '任城区', '太白中路'],
  ['泰安市', '泰山区', '东岳大街'],
  ['威海市', '环翠区', '新威路'],
]

/** What viewers say. */
export const remarks = [
  '这鸡看着精神',
  '多大的鸡？净重多少？',
  '山上养的吗',
  '海拔九百米，空气好',
  '给老家也订了一只',
  '下单了，支持！',
  '什么时候出栏？',
  '主播辛苦了',
  '炖汤还是小炒好？',
  '能送到滕州吗',
  '已付款，等着收鸡',
  '羽毛真像芦花',
]

export function people(draw: Draw): Person {
  const [city = '', county = '', road = ''] = draw.pick(places)
  return {
    recipient: draw.pick(surnames) + draw.pick(givenNames),
    phone: `1990000${String(draw.between(0, 9_999)).padStart(4, '0')}`,
    province: '山东省',
    city,
    county,
    street: `${road}${draw.between(1, 399)}号${draw.between(1, 20)}号楼${draw.between(101, 2804)}`,
  }
}
