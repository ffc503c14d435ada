/** Letters to add, drop or change to make one word the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

/** How far the words of a query are from the nearest words of a name, together. */
export function distance(query: string, spelling: string): number {
  const words = spelling.split(' ')
  return query.split(' ').reduce((sum, word) => sum + Math.min(...words.map((other) => editDistance(word, other))), 0)
}
