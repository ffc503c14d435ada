/** Plain data in schema.org's words. */
export type Ld = { [name: string]: string | number | boolean | Ld | readonly Ld[] | readonly string[] | undefined }

/** JSON that may stand inside a script element: no text of a seller or a buyer can end it. */
export const scriptSafe = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What a page is about, for machines: `<JsonLd data={productLd(...)} />`. Data, never run, so it needs no nonce. */
export function JsonLd({ data }: { data: Ld | readonly Ld[] }) {
  const graph = { '@context': 'https://schema.org', '@graph': [data].flat() }
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every sign escaped that could end the element
      dangerouslySetInnerHTML={{ __html: scriptSafe(graph) }}
    />
  )
}
