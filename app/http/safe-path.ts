/**
 * A path on this site that a form or query may send people back to. Anything that could lead elsewhere becomes `fallback`.
 * @param value untrusted text such as `?next=`
 */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback
  const here = 'http://here.invalid'
  const url = URL.canParse(value, here) ? new URL(value, here) : null
  if (!url || url.origin !== here || url.username || /[\\\p{Cc}]/u.test(value) || url.pathname.startsWith('//'))
    return fallback
  return url.pathname + url.search + url.hash
}
