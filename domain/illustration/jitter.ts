/** Small differences between pictures that are the same on every drawing: whole numbers from `low` to `high`. */
export function jitter(key: string): (low: number, high: number) => number {
  let state = 7
  for (let i = 0; i < key.length; i++) state = (Math.imul(state, 31) + key.charCodeAt(i)) >>> 0
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return low + Math.floor((state / 4294967296) * (high - low + 1))
  }
}
