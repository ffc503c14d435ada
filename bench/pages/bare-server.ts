/*
 * The least a server can do: one query, then the very bytes the shop sent for the address. Its parent tells it the pages
 * and is told the port.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

export type BarePage = {
  path: string
  query: { text: string; values: string[] }
  body: string
  headers: Record<string, string>
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 24 })

// A bench that fails leaves no server behind.
process.once('disconnect', () => process.exit())
process.once('message', (pages: BarePage[]) => {
  const byPath = new Map(
    pages.map(({ path, query, body, headers }) => [path, { query, headers, body: Buffer.from(body, 'base64') }]),
  )
  const server = http.createServer(async (request, response) => {
    const page = byPath.get(request.url ?? '')
    if (!page) return void response.writeHead(404).end()
    await pool.query({ name: page.query.text.slice(-40), ...page.query })
    response.writeHead(200, page.headers).end(page.body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})
