import { fan, mat, quilt, sachet } from './goods/craft.ts'
import { giblets, grilledFish, mooncake, spicyChicken } from './goods/dishes.ts'
import { codonopsis, gastrodia, lotusSeed, morel, walnut, woodEar } from './goods/dried.ts'
import { kiwi, lemon, longan, orange, peach, plum, pomelo, tangerine } from './goods/fruit.ts'
import { brownHen, guineaFowl, hen } from './goods/hen.ts'
import { bacon, beef, crab, duck, eggs, goat, sausage } from './goods/meat.ts'
import {
  chrysanthemum,
  cupNoodles,
  drink,
  honey,
  hotpot,
  oil,
  pickles,
  rice,
  snackPouch,
  teaTin,
  vinegar,
  waterShield,
} from './goods/packed.ts'
import { konjac, noodles, sugar, vermicelli } from './goods/starch.ts'
import { cabbage, chilli, potato, radish, tomato } from './goods/vegetables.ts'
import type { Kind } from './kinds.ts'
import type { Drawing } from './scene.ts'

/** The drawing of every kind. */
export const drawings: Record<Kind, Drawing> = {
  hen,
  'brown-hen': brownHen,
  'guinea-fowl': guineaFowl,
  duck,
  eggs,
  beef,
  goat,
  bacon,
  sausage,
  'spicy-chicken': spicyChicken,
  giblets,
  'grilled-fish': grilledFish,
  crab,
  orange,
  tangerine,
  pomelo,
  lemon,
  plum,
  peach,
  kiwi,
  longan,
  cabbage,
  radish,
  potato,
  tomato,
  chilli,
  'water-shield': waterShield,
  pickles,
  walnut,
  'wood-ear': woodEar,
  morel,
  'lotus-seed': lotusSeed,
  gastrodia,
  codonopsis,
  'tea-tin': teaTin,
  chrysanthemum,
  honey,
  sugar,
  mooncake,
  drink,
  noodles,
  vermicelli,
  konjac,
  'cup-noodles': cupNoodles,
  rice,
  oil,
  vinegar,
  hotpot,
  'snack-pouch': snackPouch,
  sachet,
  mat,
  fan,
  quilt,
}
