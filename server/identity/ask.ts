import { APIError } from 'better-auth/api'

type Answered<T> = { headers: Headers; response: T }
export type Reply<T, Refusal extends string> =
  | { ok: true; response: T; setCookies: string[] }
  | { ok: false; refusal: Refusal }

/**
 * Waits for better-auth. Refusals a person can cause become values; whatever is not named in `refusals` is thrown on.
 * @param refusals better-auth's error code → our word for it
 */
export async function ask<T, Refusal extends string = never>(
  call: Promise<Answered<T>>,
  refusals: Record<string, Refusal> = {},
): Promise<Reply<T, Refusal>> {
  try {
    const { headers, response } = await call
    return { ok: true, response, setCookies: headers.getSetCookie() }
  } catch (error) {
    const code = error instanceof APIError ? error.body?.code : undefined
    const refusal = code === undefined ? undefined : refusals[code]
    if (!refusal) throw error
    return { ok: false, refusal }
  }
}
