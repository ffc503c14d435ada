/**
 * Collects requests of one key while that key's previous batch is in flight and runs them together next: no timer,
 * no added wait when idle, one batch at a time per key.
 * @param run answers a batch, one result per request in the same order; when it throws, each request is tried alone,
 *   so that a bad one fails by itself
 * @param max requests per batch
 */
export function groupCommit<Request, Result>(
  run: (key: string, requests: Request[]) => Promise<Result[]>,
  max = 512,
): (key: string, request: Request) => Promise<Result> {
  type Waiting = { request: Request; resolve: (result: Result) => void; reject: (error: unknown) => void }
  const queues = new Map<string, Waiting[]>()

  async function alone(key: string, { request, resolve, reject }: Waiting): Promise<void> {
    try {
      const [result] = await run(key, [request])
      resolve(result as Result)
    } catch (error) {
      reject(error)
    }
  }

  async function flush(key: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, max)
      try {
        const results = await run(
          key,
          batch.map((waiting) => waiting.request),
        )
        batch.forEach((waiting, index) => {
          waiting.resolve(results[index] as Result)
        })
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error)
        else for (const waiting of batch) await alone(key, waiting)
      }
    }
    queues.delete(key)
  }

  return (key, request) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(key)
      if (queue) {
        queue.push({ request, resolve, reject })
        return
      }
      const opened: Waiting[] = [{ request, resolve, reject }]
      queues.set(key, opened)
      setImmediate(() => flush(key, opened))
    })
}
