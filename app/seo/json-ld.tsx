import { InlineScript, scriptSafe } from '../components/inline-script.tsx'

/** Plain data in schema.org's words. */
export type Ld = { [name: string]: string | number | boolean | Ld | readonly Ld[] | readonly string[] | undefined }

/** What a page is about, for machines: `<JsonLd data={productLd(...)} />`. */
export function JsonLd({ data }: { data: Ld | readonly Ld[] }) {
  const graph = { '@context': 'https://schema.org', '@graph': [data].flat() }
  return <InlineScript type="application/ld+json" text={scriptSafe(graph)} />
}
