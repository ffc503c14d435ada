/** A part's place in a playlist: media sequence number of its segment, and its number in it. */
export type Place = { msn: number; part: number }
export type Listed = Place & { uri: string; independent: boolean }
export type Playlist = { map: string; parts: Listed[]; hint: Listed | null; next: Place; ended: boolean }

export const isAfter = (a: Place, b: Place) => a.msn > b.msn || (a.msn === b.msn && a.part > b.part)

const attribute = (line: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(line)?.[1] ?? ''

/** Reads of a low-latency playlist what a viewer at its end needs. */
export function readPlaylist(text: string): Playlist {
  const at = { msn: Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1] ?? 0), part: 0 }
  const list: Playlist = { map: '', parts: [], hint: null, next: at, ended: false }
  for (const line of text.split('\n')) {
    const listed = () => ({ ...at, uri: attribute(line, 'URI'), independent: line.includes('INDEPENDENT=YES') })
    if (line.startsWith('#EXT-X-PART:')) {
      list.parts.push(listed())
      at.part++
    } else if (line.startsWith('#EXT-X-PRELOAD-HINT:')) list.hint = listed()
    else if (line.startsWith('#EXT-X-MAP:')) list.map = attribute(line, 'URI')
    else if (line.startsWith('#EXT-X-ENDLIST')) list.ended = true
    else if (line !== '' && !line.startsWith('#')) {
      at.msn++
      at.part = 0
    }
  }
  return list
}
