/** Runs work on one key after the other, work on different keys side by side. */
export function inTurn(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const lines = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const done = (lines.get(key) ?? Promise.resolve()).then(work)
    const line = done
      .catch(() => undefined)
      .then(() => {
        if (lines.get(key) === line) lines.delete(key)
      })
    lines.set(key, line)
    return done
  }
}
