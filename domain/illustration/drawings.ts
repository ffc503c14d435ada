import { fan, mat } from './goods/bamboo.ts'
import { oil, vinegar } from './goods/bottles.ts'
import { crab } from './goods/crab.ts'
import { bacon, sausage } from './goods/cured.ts'
import { giblets, grilledFish, mooncake, spicyChicken } from './goods/dishes.ts'
import { lotusSeed, morel, walnut, woodEar } from './goods/dried.ts'
import { duck } from './goods/duck.ts'
import { eggs } from './goods/eggs.ts'
import { kiwi, lemon, longan, orange, peach, plum, pomelo, tangerine } from './goods/fruit.ts'
import { brownHen, guineaFowl, hen } from './goods/hen.ts'
import { honey, pickles, waterShield } from './goods/jars.ts'
import { beef, goat } from './goods/meat.ts'
import { hotpot, snackPouch } from './goods/pouches.ts'
import { codonopsis, gastrodia } from './goods/roots.ts'
import { cupNoodles, drink, rice } from './goods/sacks-and-cups.ts'
import { konjac, noodles, sugar, vermicelli } from './goods/starch.ts'
import { chrysanthemum, teaTin } from './goods/tea.ts'
import { quilt, sachet } from './goods/textiles.ts'
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
