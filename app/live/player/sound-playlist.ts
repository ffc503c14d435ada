const PATIENCE_MS = 5_000

const quoted = /^"(.*)"$/

const attributesOf = (line: string): Map<string, string> =>
  new Map(
    [...line.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^",]*)/g)].map(([, name = '', value = '']) => [
      name,
      value.replace(quoted, '$1'),
    ]),
  )

/** What a media server's main playlist calls its sound alone; null where sound comes with the picture only. */
export function soundIn(playlist: string): string | null {
  const lines = playlist.split(/\r?\n/).filter((line) => line.startsWith('#EXT-X-MEDIA:'))
  const offered = lines.map(attributesOf).filter((one) => one.get('TYPE') === 'AUDIO' && one.has('URI'))
  const chosen = offered.find((one) => one.get('DEFAULT') === 'YES') ?? offered[0]
  return chosen?.get('URI') ?? null
}

/**
 * Address of the sound alone, where the playlist at an address offers it, else that address.
 * @throws TypeError, Error: there is no playlist, or it was not read
 */
export async function soundPlaylist(address: string): Promise<string> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  const sound = soundIn(await answer.text())
  return sound === null ? address : new URL(sound, answer.url).href
}
