/** The time of the replay that an address asks for, `?t=1380` in seconds, as milliseconds; 0 where it asks for none. */
export function readMoment(requestUrl: string): number {
  const asked = new URL(requestUrl).searchParams.get('t') ?? ''
  return /^\d{1,6}(\.\d{1,3})?$/.test(asked) ? Math.floor(Number(asked) * 1_000) : 0
}
