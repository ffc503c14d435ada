import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { JsonLd } from './json-ld.tsx'
import { breadcrumbLd, productLd } from './product-ld.ts'

const hen = {
  url: 'https://shop.test/products/hen?lang=zh',
  slug: 'hen',
  name: '芦花鸡</script><script>alert(1)</script>',
  description: '一只 & 半只',
  pictures: ['https://shop.test/og/products/hen.png'],
  category: '禽蛋',
  seller: '合作社',
  priceFen: 9_800n,
  availability: 'PreOrder',
  releasesOn: new Date('2026-12-01T00:00:00Z'),
} as const

const read = (markup: string) => JSON.parse(markup.replace(/^<script[^>]*>|<\/script>$/g, ''))

test('the price is in yuan, and a pre-order says from when it is sent', () => {
  const [product] = read(renderToStaticMarkup(<JsonLd data={productLd(hen)} />))['@graph']
  expect(product.offers).toMatchObject({
    price: '98.00',
    priceCurrency: 'CNY',
    availability: 'https://schema.org/PreOrder',
    availabilityStarts: '2026-12-01',
  })
  expect(product).not.toHaveProperty('aggregateRating')
})

test('no name can end the element, and it reads as it was', () => {
  const markup = renderToStaticMarkup(
    <JsonLd data={[productLd(hen), breadcrumbLd([{ name: hen.name, url: hen.url }])]} />,
  )
  expect(markup.match(/<\/?script/g)).toHaveLength(2)
  const [product, way] = read(markup)['@graph']
  expect([product.name, way.itemListElement[0].name]).toEqual([hen.name, hen.name])
})
