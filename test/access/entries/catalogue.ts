import { coordination, ofTheDistrict } from '../people.ts'
import { admins, desk, district, type Try } from './try.ts'

/** The catalogue at the desk. */
export const catalogue: Record<string, Try[]> = {
  'routes/admin': desk('/admin'),
  'routes/admin._index': desk('/admin'),
  'routes/admin.categories': desk('/admin/categories', {
    intents: ['make', 'save'],
    may: ['admin'],
    fields: () => ({ slug: 'meat', nameZh: '改', nameEn: 'Changed', position: '3' }),
  }),
  'routes/admin.changes._index': desk('/admin/changes'),
  'routes/admin.changes.$id': district(({ change }) => `/admin/changes/${change}`, {
    intents: ['approve', 'reject'],
    may: ofTheDistrict,
  }),
  'routes/admin.coupons._index': desk('/admin/coupons', {
    intents: ['withdraw', null],
    may: ['admin'],
    fields: ({ coupon }) => ({ id: coupon, coupon }),
  }),
  'routes/admin.coupons.new': desk('/admin/coupons/new', { intents: [null], may: coordination }),
  'routes/admin.families.new': desk('/admin/families/new', { intents: [null], may: coordination }),
  'routes/admin.families.$id': district(({ family }) => `/admin/families/${family}`, {
    intents: ['save', 'add', 'remove'],
    may: ofTheDistrict,
  }),
  'routes/admin.families.$id_.new': district(({ family }) => `/admin/families/${family}/new`, {
    intents: [null],
    may: ofTheDistrict,
  }),
  'routes/admin.families.$id_.packs.$pack': district(
    ({ family, product }) => `/admin/families/${family}/packs/${product}`,
    { intents: ['save', 'stock'], may: ofTheDistrict },
  ),
  'routes/admin.imports._index': desk('/admin/imports', { intents: [null], may: ['admin'] }),
  'routes/admin.imports.$id': admins(({ import: id }) => `/admin/imports/${id}`, {
    intents: ['apply', 'undo'],
    may: ['admin'],
  }),
  'routes/admin.invoices': desk('/admin/invoices', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ order }) => ({ order, number: 'NOTYOURS' }),
  }),
  'routes/admin.producers._index': desk('/admin/producers'),
  'routes/admin.producers.$id': district(({ producer }) => `/admin/producers/${producer}`, {
    intents: ['save', 'freight'],
    may: ofTheDistrict,
  }),
  'routes/admin_.goods[.csv]': desk('/admin/goods.csv'),
  'routes/admin_.imports.sheet[.xlsx]': desk('/admin/imports/sheet.xlsx'),
  'routes/admin_.invoices[.csv]': desk('/admin/invoices.csv'),
}
