import pino from 'pino'
import type { Db } from '#server/db/db.ts'
import { addressHeader } from '#server/identity/address.ts'
import { identityVerbs } from '#server/identity/verbs.ts'

type Settings = { NODE_ENV?: 'test' | 'production'; DEMO?: boolean; PUBLIC_URL?: string }

/** The verbs of identity on a test database, with a phone that keeps its messages and a clock that can be moved. */
export function identityOf(db: Db, settings: Settings = {}) {
  const texts: { to: string; text: string }[] = []
  const clock = { at: Date.now(), now: () => new Date(clock.at) }
  const env = { NODE_ENV: 'test' as const, DEMO: false, PUBLIC_URL: 'http://shop.test', ...settings }
  const identity = identityVerbs({
    db,
    clock,
    env: { ...env, AUTH_SECRET: 'a secret of a test that is long enough for anyone' } as never,
    sms: { send: async (message) => void texts.push(message) },
    log: pino({ level: 'silent' }),
  })
  return { identity, texts, clock, lastCode: () => /\d{6}/.exec(texts.at(-1)?.text ?? '')?.[0] ?? '' }
}

/** A browser: keeps cookies and turns them into the headers of its next request. */
export function browser(address = '203.0.113.7') {
  const jar = new Map<string, string>()
  return {
    headers: () =>
      new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), [addressHeader]: address }),
    /** Takes the cookies of an answer, if it brought any. */
    take<Answer extends object>(answer: Answer): Answer {
      const given = 'setCookies' in answer ? (answer.setCookies as string[]) : []
      for (const cookie of given) {
        const [pair = ''] = cookie.split(';')
        const name = pair.slice(0, pair.indexOf('='))
        if (/max-age=0(;|$)/i.test(cookie)) jar.delete(name)
        else jar.set(name, pair.slice(name.length + 1))
      }
      return answer
    },
    set: (name: string, value: string) => jar.set(name, value),
    names: () => [...jar.keys()],
  }
}
