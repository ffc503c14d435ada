import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Stored = { body: Buffer; contentType: string }

const failure = (response: ServerResponse, status: number, code: string) =>
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Whether the request is signed in the fourth way by this key, for this region, over this body. */
function signed(request: IncomingMessage, body: Buffer, accessKeyId: string, region: string): boolean {
  const { authorization = '' } = request.headers
  const scope = new RegExp(`^AWS4-HMAC-SHA256 Credential=${accessKeyId}/\\d{8}/${region}/s3/aws4_request, `)
  const hash = createHash('sha256').update(body).digest('hex')
  return (
    scope.test(authorization) &&
    /Signature=[0-9a-f]{64}$/.test(authorization) &&
    request.headers['x-amz-content-sha256'] === hash
  )
}

/** One bucket of an S3 server: put, get and delete by path, errors as S3 words them. */
export async function fakeS3() {
  const settings = { bucket: 'shop', region: 'test-1', accessKeyId: 'AKIDTEST', secretAccessKey: 'for-tests-only' }
  const objects = new Map<string, Stored>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (!signed(request, body, settings.accessKeyId, settings.region))
      return failure(response, 403, 'SignatureDoesNotMatch')
    const { pathname } = new URL(request.url ?? '', 'http://s3')
    const [, bucket, ...rest] = pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    if (bucket !== settings.bucket) return failure(response, 404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      objects.set(key, { body, contentType: request.headers['content-type'] ?? 'binary/octet-stream' })
      return response.writeHead(200, { etag: '"fake"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    const stored = objects.get(key)
    if (!stored) return failure(response, 404, 'NoSuchKey')
    return response.writeHead(200, { 'content-type': stored.contentType }).end(stored.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { settings: { ...settings, endpoint }, objects, close }
}
