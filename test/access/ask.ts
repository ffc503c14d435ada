import type { Try } from './entries/try.ts'
import type { Known, Person } from './people.ts'
import { leaked, type Planted } from './planted.ts'
import type { ServedPages } from './serve-pages.ts'

/** The shop's pages, who asks for them, and what is planted there. */
export type Place = { served: ServedPages; known: Record<Person, Known>; planted: Planted }
export type Answer = { status: number; body: string }

/** One request of a person; with a form it is sent. */
export async function ask(
  { served, known }: Pick<Place, 'served' | 'known'>,
  person: Person,
  path: string,
  form?: Record<string, string>,
): Promise<Answer> {
  const headers: Record<string, string> = { cookie: known[person].cookie, 'accept-language': 'zh' }
  // A stream of events has no end, and its twin waits for it.
  const signal = AbortSignal.timeout(path.startsWith('/coordinator/stream') ? 1_000 : 50_000)
  const request = { headers, redirect: 'manual' as const, signal }
  const sent = form ? { ...request, method: 'POST', body: new URLSearchParams(form) } : request
  const response = await fetch(`${served.url}${path}`, sent).catch((error: unknown) => {
    if (path.startsWith('/coordinator/stream.data')) return new Response()
    throw error
  })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return { status: response.status, body: await response.text() }
  await response.body?.cancel()
  return { status: response.status, body: '' }
}

/** The page's address as the framework's own requests for data write it; also for one route of it, without its parents. */
export function dataPaths(path: string, id: string): string[] {
  const url = new URL(path, 'http://shop.test')
  const name = url.pathname === '/' ? '/_root.data' : `${url.pathname}.data`
  const query = url.search ? `${url.search}&` : '?'
  return [`${name}${url.search}`, `${name}${query}_routes=${encodeURIComponent(id)}`]
}

/** What forms of every kind ask for. */
export const fieldsOfAll = ({ slug, line }: Planted): Record<string, string> => ({
  ...{ product: slug, quantity: '1', delivery: 'now', line, units: '1', part: 'units' },
  ...{ words: '不是我的东西', reason: '不是我的东西', kind: 'damaged', purpose: '看看', decision: 'reject' },
  ...{ recipient: '别人', phone: '13900000009', province: '山东省', city: '枣庄市', county: '市中区' },
  ...{
    street: '别人的路一号',
    trackingNo: 'SF0000000000',
    carrier: '顺丰',
    rating: '1',
    text: '说一句',
    amount: '1.00',
  },
})

/** Sends every form of a page as somebody who may not. @returns what they read, and what broke */
export async function triesToChange(place: Place, person: Person, one: Try): Promise<string[]> {
  const { planted } = place
  const at = one.at(planted)
  const data = dataPaths(at, '')[0] ?? ''
  const found: string[] = []
  for (const [index, intent] of (one.intents ?? []).entries()) {
    const form = { ...fieldsOfAll(planted), ...one.fields?.(planted), ...(intent ? { intent } : {}) }
    // Both addresses end in one action. Who cannot open the page gets no page with its answer either: once is enough.
    const ways = index === 0 || one.open.includes(person) ? [at, data] : [data]
    for (const path of ways) {
      const { status, body } = await ask(place, person, path, form)
      for (const word of leaked(planted, person, body, { asked: `${path} ${JSON.stringify(form)}` }))
        found.push(`${person} reads ${word} from POST ${path} ${intent ?? ''}`)
      if (status >= 500) found.push(`${person} breaks POST ${path} ${intent ?? ''}: ${status}`)
    }
  }
  return found
}
