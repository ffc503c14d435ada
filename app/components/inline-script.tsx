import type { ScriptHTMLAttributes } from 'react'
import { useNonce } from '../http/nonce.tsx'

/**
 * A script that stands in the page itself. @param props.text a constant of ours, or what `scriptSafe` made of data; with a `type` it is
 * data, never run, and needs no nonce
 */
export function InlineScript({ text, ...rest }: { text: string } & ScriptHTMLAttributes<HTMLScriptElement>) {
  const nonce = useNonce()
  // biome-ignore lint/security/noDangerouslySetInnerHtml: ours, or JSON with every sign escaped that could end the element
  return <script nonce={rest.type ? undefined : nonce} {...rest} dangerouslySetInnerHTML={{ __html: text }} />
}

/** JSON that may stand inside a script element: no text of a seller or a buyer can end it. */
export const scriptSafe = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
