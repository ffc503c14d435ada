import { createHash } from 'node:crypto'

/**
 * Answers with a drawing. Browsers keep it for a day and then ask whether it changed: an upload may replace it under
 * the same address. Scripts inside an SVG that is opened by itself are forbidden.
 */
export function svgResponse(request: Request, svg: string): Response {
  const etag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  }
  const known = request.headers.get('If-None-Match')?.replace(/^W\//, '')
  if (known === etag) return new Response(null, { status: 304, headers })
  return new Response(svg, { headers: { ...headers, 'Content-Type': 'image/svg+xml; charset=utf-8' } })
}
