import type { StoredFile } from '#server/files/file-store.ts'

/**
 * Answers with a stored file. Nothing in it can run, whatever it is.
 * @param keep 'for-good' for public content under an address of its own; 'private' for what only this visitor may see
 */
export function fileResponse({ bytes, contentType }: StoredFile, keep: 'for-good' | 'private'): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': keep === 'for-good' ? 'public, max-age=31536000, immutable' : 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
