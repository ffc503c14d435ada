import { v7 as newId } from 'uuid'
import { families } from '#prisma/seed/data/families.ts'
import { townships } from '#prisma/seed/data/townships.ts'
import { seed } from '#prisma/seed/index.ts'
import type { Db } from '#server/db/db.ts'
import { bareName } from '#server/search/cut.ts'
import { testVault } from '#test/vault.ts'

const PACKS = 4
const SELLERS = 2_000
const BATCH = 5_000

/** What goods are made of, and what is made of it: 1,500 kinds of goods beside the demo's. */
const stuffs = [
  ...[
    '牛',
    '羊',
    '鸭',
    '鹅',
    '兔',
    '鱼',
    '虾',
    '藕',
    '笋',
    '葛',
    '桑',
    '梨',
    '杏',
    '枣',
    '柿',
    '莲',
    '菌',
    '菇',
    '椒',
    '姜',
  ],
  ...[
    '蒜',
    '葱',
    '豆',
    '麦',
    '稻',
    '玉米',
    '高粱',
    '荞麦',
    '芝麻',
    '花生',
    '核桃',
    '板栗',
    '银杏',
    '枇杷',
    '樱桃',
    '草莓',
  ],
  ...['蓝莓', '石榴', '柠檬', '薄荷', '艾草', '菊花', '桂花', '玫瑰', '竹荪', '木瓜', '南瓜', '冬瓜', '苦瓜', '丝瓜'],
]
const shapes = [
  ...[
    '干',
    '片',
    '粉',
    '茶',
    '酱',
    '糕',
    '饼',
    '糖',
    '酒',
    '醋',
    '油',
    '汁',
    '罐头',
    '礼盒',
    '丝',
    '条',
    '丁',
    '饮料',
    '果脯',
  ],
  ...['面', '酥', '羹', '汤料', '蜜', '露', '腐乳', '泡菜', '咸菜', '香肠', '小吃'],
]

type Goods = { nameZh: string; nameEn: string; like: string }

/** A tenth are the demo's goods of every township, the rest other goods of every township, until there are enough. */
function* goods(count: number): Generator<Goods> {
  const places = townships.map(({ nameZh, nameEn }) => ({ zh: nameZh.replace(/[镇乡]$/, ''), en: nameEn }))
  let made = 0
  for (let round = 0; made < count; round++)
    for (const [index, place] of places.entries()) {
      if (made++ >= count) return
      const from = families[round % families.length]
      if (!from) return
      const own = round < families.length
      const stuff = stuffs[(round + index) % stuffs.length] ?? ''
      const shape = shapes[(round * 7 + index) % shapes.length] ?? ''
      const numbered = `${place.en} goods ${round}`
      yield own
        ? {
            nameZh: `${place.zh}${bareName(from.nameZh).trim().slice(2)}`,
            nameEn: `${place.en} ${bareName(from.nameEn)}`,
            like: from.key,
          }
        : { nameZh: `${place.zh}${stuff}${shape}`, nameEn: numbered, like: from.key }
    }
}

/** The demo catalogue and, beside it, invented goods up to `products`, with stock and linkage as the demo's. */
export async function fillCatalogue(db: Db, products: number, now: Date): Promise<void> {
  await seed(db, { now, vault: testVault, hash: async (password) => password })
  const { rows } = await db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM product')
  const wanted = Math.max(0, Math.ceil((products - (rows[0]?.n ?? 0)) / PACKS))
  const sellers = await insertSellers(db)
  let batch: object[] = []
  let made = 0
  for (const { nameZh, nameEn, like } of goods(wanted)) {
    const id = newId()
    const producer_id = sellers[made++ % sellers.length]
    batch.push({ id, slug: `bench-${id}`, like, name_zh: nameZh, name_en: nameEn, producer_id })
    if (batch.length < BATCH) continue
    await insertGoods(db, batch)
    batch = []
  }
  await insertGoods(db, batch)
}

/** One for every dozen goods or so. @returns their ids */
async function insertSellers(db: Db): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO producer (id, slug, kind, name_zh, name_en, district_code)
     SELECT uuidv7(), 'bench-' || n, 'cooperative', '第' || n || '专业合作社', 'Cooperative ' || n, d.code
     FROM generate_series(1, ${SELLERS}) n JOIN (SELECT code, row_number() OVER (ORDER BY code) AS place FROM district) d
       ON d.place = n % 14 + 1
     RETURNING id`,
  )
  return rows.map(({ id }) => id)
}

const insertGoods = (db: Db, batch: object[]) =>
  db.pool.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1) AS g(id uuid, slug text, "like" text, name_zh text, name_en text, producer_id uuid)),
     family AS (
       INSERT INTO product_family
       SELECT f.* FROM given g JOIN product_family o ON o.slug = g."like"
         CROSS JOIN LATERAL jsonb_populate_record(o, to_jsonb(g) - 'like' || jsonb_build_object(
           'description_zh', '产自' || g.name_zh || '当地农户，当季采收，手工挑选，按单发货，附合格证。',
           'description_en', 'From farms nearby, picked in season, sorted by hand and sent to order.')) f RETURNING id),
     made AS (
       INSERT INTO product
       SELECT f.* FROM given g JOIN product_family o ON o.slug = g."like" JOIN product p ON p.family_id = o.id
         CROSS JOIN LATERAL jsonb_populate_record(p, jsonb_build_object('id', uuidv7(), 'slug', g.slug || p.position,
           'family_id', g.id, 'name_zh', g.name_zh, 'name_en', g.name_en, 'batch_id', NULL)) f
       RETURNING id)
     INSERT INTO stock (product_id, total, free) SELECT id, 50, 50 FROM made`,
    [JSON.stringify(batch)],
  )
