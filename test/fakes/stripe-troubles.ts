/**
 * `down`: whatever answers does not speak HTTP. The others befall one request and are over: `cut`, `silent` lose the
 * answer of the next write, which is carried out; `broken` fails without doing anything, `broken_after` although it was
 * carried out, both saved under the key of a write; `busy` says that another request uses the key.
 */
export type StripeTrouble = 'down' | 'cut' | 'silent' | 'broken' | 'broken_after' | 'busy'

export class StripeTroubles {
  #next: StripeTrouble | null = null

  make(kind: StripeTrouble | null): void {
    this.#next = kind
  }

  get isDown(): boolean {
    return this.#next === 'down'
  }

  /** Which of these troubles befalls a request, if any; it is over then. */
  befalling<K extends StripeTrouble>(route: string, kinds: readonly K[]): K | null {
    const kind = kinds.find((one) => one === this.#next)
    // A refund is looked for before it is made; what breaks is the refund.
    const isSpared = kind === 'broken' ? route === 'GET /v1/refunds' : !route.startsWith('POST')
    if (!kind || isSpared) return null
    this.#next = null
    return kind
  }
}
