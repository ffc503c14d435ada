import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FakeIndex, searchIndex } from './meilisearch-index.ts'

type Body = Record<string, unknown>
type Answer = { status: number; body: unknown }

const error = (status: number, code: string, message: string): Answer => ({
  status,
  body: { message, code, type: 'invalid_request', link: `https://docs.meilisearch.com/errors#${code}` },
})
const missing = (uid: string) => error(404, 'index_not_found', `Index \`${uid}\` not found.`)

/**
 * The HTTP routes of Meilisearch that the product uses, on a port of their own: indexes, settings, documents, swap, tasks,
 * search. Writes are tasks that have to be waited for, and unknown attributes are refused, as there.
 */
export async function fakeMeilisearch(key: string) {
  const indexes = new Map<string, FakeIndex>()
  const tasks: {
    uid: number
    status: string
    error: { message: string; code: string } | null
    run: (() => void) | null
  }[] = []
  const requests: string[] = []
  let down = false

  function enqueue(indexUid: string | null, type: string, run: () => void): Answer {
    tasks.push({ uid: tasks.length, status: 'enqueued', error: null, run })
    return {
      status: 202,
      body: { taskUid: tasks.length - 1, indexUid, status: 'enqueued', type, enqueuedAt: new Date() },
    }
  }
  /** A task is seen under way once before it is done, so that code which does not wait is found out. */
  function readTask(uid: number): Answer {
    const task = tasks[uid]
    if (!task) return error(404, 'task_not_found', `Task \`${uid}\` not found.`)
    for (const earlier of tasks.slice(0, uid + 1)) {
      if (earlier.status === 'enqueued') earlier.status = 'processing'
      else if (earlier.status === 'processing') finish(earlier)
    }
    return { status: 200, body: { uid, status: task.status, error: task.error, details: {}, type: 'any' } }
  }
  function finish(task: (typeof tasks)[number]) {
    try {
      task.run?.()
      task.status = 'succeeded'
    } catch (failure) {
      task.status = 'failed'
      task.error = { message: (failure as Error).message, code: 'index_not_found' }
    }
  }
  const held = (uid: string): FakeIndex => {
    const index = indexes.get(uid)
    if (!index) throw new Error(`Index \`${uid}\` not found.`)
    return index
  }
  const swap = ([a, b]: [string, string]) => {
    const [first, second] = [held(a), held(b)]
    indexes.set(a, second).set(b, first)
  }

  function answer(method: string, path: string, body: never): Answer {
    const [, first, uid = '', rest, last] = path.split('/')
    const route = `${method} ${[first, uid && ':uid', rest, last].filter(Boolean).join('/')}`
    if (route === 'GET health') return { status: 200, body: { status: 'available' } }
    if (route === 'GET tasks/:uid') return readTask(Number(uid))
    if (route === 'POST multi-search')
      return multiSearch((body as { queries: (Body & { indexUid: string })[] }).queries)
    if (route === 'POST indexes') {
      const made = body as { uid: string; primaryKey: string }
      return enqueue(made.uid, 'indexCreation', () => {
        if (indexes.has(made.uid)) throw new Error(`Index \`${made.uid}\` already exists.`)
        indexes.set(made.uid, { primaryKey: made.primaryKey, settings: {}, documents: new Map() })
      })
    }
    if (route === 'POST swap-indexes')
      return enqueue(null, 'indexSwap', () => {
        for (const { indexes: pair } of body as { indexes: [string, string] }[]) swap(pair)
      })
    return ofIndex(route, uid, body)
  }
  function ofIndex(route: string, uid: string, body: never): Answer {
    const index = indexes.get(uid)
    switch (route) {
      case 'GET indexes/:uid':
        return index ? { status: 200, body: { uid, primaryKey: index.primaryKey } } : missing(uid)
      case 'DELETE indexes/:uid':
        return enqueue(uid, 'indexDeletion', () => {
          held(uid)
          indexes.delete(uid)
        })
      case 'PATCH indexes/:uid/settings':
        return enqueue(uid, 'settingsUpdate', () => Object.assign(held(uid).settings, body))
      case 'POST indexes/:uid/documents':
        return enqueue(uid, 'documentAdditionOrUpdate', () => {
          const { documents, primaryKey } = held(uid)
          for (const document of body as Body[]) documents.set(String(document[primaryKey]), document)
        })
      case 'POST indexes/:uid/documents/delete-batch':
        return enqueue(uid, 'documentDeletion', () => {
          for (const id of body as string[]) held(uid).documents.delete(id)
        })
      case 'POST indexes/:uid/search':
        return index ? searched(() => searchIndex(index, body)) : missing(uid)
      default:
        throw new Error(`the fake has no route ${route}`)
    }
  }
  function multiSearch(queries: (Body & { indexUid: string })[]): Answer {
    const unknown = queries.find(({ indexUid }) => !indexes.has(indexUid))
    if (unknown) return missing(unknown.indexUid)
    return searched(() => ({
      results: queries.map(({ indexUid, ...query }) => ({ indexUid, ...searchIndex(held(indexUid), query) })),
    }))
  }
  const searched = (work: () => unknown): Answer => {
    try {
      return { status: 200, body: work() }
    } catch (failure) {
      return error(400, 'invalid_search_filter', (failure as Error).message)
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    if (down) return void request.socket.destroy()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    requests.push(`${request.method} ${path}`)
    const { status, body } =
      request.headers.authorization === `Bearer ${key}`
        ? answer(request.method ?? 'GET', path, (text ? JSON.parse(text) : null) as never)
        : error(403, 'invalid_api_key', 'The provided API key is invalid.')
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((failure: Error) =>
      response.writeHead(500).end(JSON.stringify({ message: failure.message })),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    indexes,
    requests,
    /** From now on connections break off, or are answered again. */
    setDown(value: boolean) {
      down = value
      if (value) server.closeAllConnections()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
