import { chengkouFamilies } from './families/chengkou.ts'
import { fengduFamilies } from './families/fengdu.ts'
import { fengjieFamilies } from './families/fengjie.ts'
import { kaizhouFamilies } from './families/kaizhou.ts'
import { pengshuiFamilies } from './families/pengshui.ts'
import { qianjiangFamilies } from './families/qianjiang.ts'
import { shizhuFamilies } from './families/shizhu.ts'
import { wanzhouFamilies } from './families/wanzhou.ts'
import { wulongFamilies } from './families/wulong.ts'
import { wushanFamilies } from './families/wushan.ts'
import { wuxiFamilies } from './families/wuxi.ts'
import { xiushanFamilies } from './families/xiushan.ts'
import { youyangFamilies } from './families/youyang.ts'
import { yunyangFamilies } from './families/yunyang.ts'
import type { DemoFamily, DemoPack } from './family.ts'

/** The 96 goods of the catalogue; their 376 packs are the products. */
export const families: DemoFamily[] = [
  ...fengduFamilies,
  ...wulongFamilies,
  ...shizhuFamilies,
  ...youyangFamilies,
  ...wushanFamilies,
  ...kaizhouFamilies,
  ...wanzhouFamilies,
  ...wuxiFamilies,
  ...yunyangFamilies,
  ...qianjiangFamilies,
  ...chengkouFamilies,
  ...xiushanFamilies,
  ...pengshuiFamilies,
  ...fengjieFamilies,
]

/** The pack that the catalogue names: its slug is the family's key. */
export function basePack(family: DemoFamily): DemoPack {
  const base = family.packs.find((pack) => pack.slug === family.key)
  if (!base) throw new RangeError(`${family.key} has no base pack`)
  return base
}

export const LUHUA_CHICKEN = 'fengdu-luhua-chicken'
