/** What of the catalogue people may change, field by field. Forms, spreadsheets and proposals all read this table. */
export const subjects = ['family', 'product', 'producer'] as const
export type Subject = (typeof subjects)[number]

export const isSubject = (text: unknown): text is Subject => subjects.some((one) => one === text)

/**
 * A field's value as it is kept in proposals and imports (JSON): text; fen as decimal digits; a whole number; basis points;
 * yes or no; a day `yyyy-mm-dd`; null where an optional one is empty.
 */
export type FieldValue = string | number | boolean | null
export type FieldValues = Record<string, FieldValue>

type Kind =
  | { kind: 'text'; max: number; long?: true }
  | { kind: 'fen'; min: bigint }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'share'; min: number; max: number }
  | { kind: 'flag' }
  | { kind: 'day' }
  | { kind: 'slug' }

export type FieldSpec = Kind & {
  name: string
  column: string
  /** Headings of forms and of spreadsheets, which must read alike. */
  zh: string
  en: string
  optional?: true
  /** Set when it is made, and never again. */
  once?: true
}

const family: readonly FieldSpec[] = [
  { name: 'nameZh', column: 'name_zh', kind: 'text', max: 60, zh: '名称（中文）', en: 'Name (Chinese)' },
  { name: 'nameEn', column: 'name_en', kind: 'text', max: 80, zh: '名称（英文）', en: 'Name (English)' },
  {
    name: 'descriptionZh',
    column: 'description_zh',
    kind: 'text',
    max: 1_000,
    long: true,
    zh: '介绍（中文）',
    en: 'Description (Chinese)',
  },
  {
    name: 'descriptionEn',
    column: 'description_en',
    kind: 'text',
    max: 2_000,
    long: true,
    zh: '介绍（英文）',
    en: 'Description (English)',
  },
  { name: 'categorySlug', column: 'category_slug', kind: 'slug', zh: '类别', en: 'Category' },
  { name: 'fresh', column: 'fresh', kind: 'flag', zh: '生鲜，不适用七天退货', en: 'Fresh: no seven-day return' },
  { name: 'coldChain', column: 'cold_chain', kind: 'flag', zh: '冷链运输', en: 'Travels chilled' },
  {
    name: 'needsQuarantine',
    column: 'needs_quarantine',
    kind: 'flag',
    zh: '发货需要检疫证',
    en: 'Needs a quarantine certificate',
  },
  {
    name: 'leadDays',
    column: 'lead_days',
    kind: 'whole',
    min: 0,
    max: 60,
    zh: '备货天数',
    en: 'Days to prepare',
  },
  {
    name: 'transitDays',
    column: 'transit_days',
    kind: 'whole',
    min: 0,
    max: 30,
    zh: '在途天数',
    en: 'Days on the way',
  },
  {
    name: 'shelfLifeZh',
    column: 'shelf_life_zh',
    kind: 'text',
    max: 60,
    zh: '保质期（中文）',
    en: 'Shelf life (Chinese)',
  },
  {
    name: 'shelfLifeEn',
    column: 'shelf_life_en',
    kind: 'text',
    max: 80,
    zh: '保质期（英文）',
    en: 'Shelf life (English)',
  },
]

const product: readonly FieldSpec[] = [
  { name: 'nameZh', column: 'name_zh', kind: 'text', max: 60, zh: '名称（中文）', en: 'Name (Chinese)' },
  { name: 'nameEn', column: 'name_en', kind: 'text', max: 80, zh: '名称（英文）', en: 'Name (English)' },
  { name: 'specZh', column: 'spec_zh', kind: 'text', max: 60, zh: '规格（中文）', en: 'Size (Chinese)' },
  { name: 'specEn', column: 'spec_en', kind: 'text', max: 80, zh: '规格（英文）', en: 'Size (English)' },
  { name: 'unitZh', column: 'unit_zh', kind: 'text', max: 12, zh: '单位（中文）', en: 'Unit (Chinese)' },
  { name: 'unitEn', column: 'unit_en', kind: 'text', max: 24, zh: '单位（英文）', en: 'Unit (English)' },
  { name: 'priceFen', column: 'price_fen', kind: 'fen', min: 1n, zh: '价格（元）', en: 'Price (yuan)' },
  {
    name: 'floorPriceFen',
    column: 'floor_price_fen',
    kind: 'fen',
    min: 1n,
    optional: true,
    zh: '农户保底价（元）',
    en: 'Farm’s floor price (yuan)',
  },
  {
    name: 'netWeightG',
    column: 'net_weight_g',
    kind: 'whole',
    min: 1,
    max: 1_000_000,
    optional: true,
    zh: '净重（克）',
    en: 'Net weight (g)',
  },
  {
    name: 'parcelWeightG',
    column: 'parcel_weight_g',
    kind: 'whole',
    min: 1,
    max: 1_000_000,
    zh: '计费重量（克）',
    en: 'Weight for the carrier (g)',
  },
  {
    name: 'variableWeight',
    column: 'variable_weight',
    kind: 'flag',
    zh: '按只卖，打包称重退差',
    en: 'Sold by the piece, weighed when packed',
  },
  {
    name: 'maxPerOrder',
    column: 'max_per_order',
    kind: 'whole',
    min: 1,
    max: 999,
    optional: true,
    zh: '每单限购',
    en: 'Most in one order',
  },
  {
    name: 'depositBps',
    column: 'deposit_bps',
    kind: 'share',
    min: 100,
    max: 9_000,
    optional: true,
    zh: '预定定金（%）',
    en: 'Pre-order deposit (%)',
  },
  { name: 'withdrawn', column: 'withdrawn_at', kind: 'flag', zh: '已下架', en: 'Withdrawn from sale' },
  { name: 'position', column: 'position', kind: 'whole', min: 0, max: 999, zh: '排序', en: 'Place in lists' },
  { name: 'shipsNow', column: 'ships_now', kind: 'flag', zh: '有现货可发', en: 'Ready to ship' },
  {
    name: 'preorderFrom',
    column: 'preorder_from',
    kind: 'day',
    optional: true,
    zh: '预定开始日',
    en: 'Pre-orders from',
  },
  {
    name: 'preorderUntil',
    column: 'preorder_until',
    kind: 'day',
    optional: true,
    zh: '预定截止日',
    en: 'Pre-orders until',
  },
  { name: 'releasesOn', column: 'releases_on', kind: 'day', optional: true, zh: '出栏或采收日', en: 'Release day' },
  {
    name: 'unitsMilli',
    column: 'units_milli',
    kind: 'whole',
    min: 1,
    max: 1_000_000,
    once: true,
    zh: '折合基本包装（千分之）',
    en: 'Base packs it holds (thousandths)',
  },
]

const producer: readonly FieldSpec[] = [
  { name: 'nameZh', column: 'name_zh', kind: 'text', max: 60, zh: '名称（中文）', en: 'Name (Chinese)' },
  { name: 'nameEn', column: 'name_en', kind: 'text', max: 80, zh: '名称（英文）', en: 'Name (English)' },
  {
    name: 'licenceNo',
    column: 'licence_no',
    kind: 'text',
    max: 40,
    optional: true,
    zh: '营业执照号',
    en: 'Business licence',
  },
  {
    name: 'elevationM',
    column: 'elevation_m',
    kind: 'whole',
    min: 0,
    max: 9_000,
    optional: true,
    zh: '海拔（米）',
    en: 'Elevation (m)',
  },
]

export const catalogFields: Record<Subject, readonly FieldSpec[]> = { family, product, producer }

export const fieldOf = (subject: Subject, name: string): FieldSpec | undefined =>
  catalogFields[subject].find((field) => field.name === name)
