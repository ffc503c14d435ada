/** Gradients, patterns and clips of one picture; every id starts with the picture's own name so that pages can hold many. */
export type Brush = {
  /** A fill that runs from top to bottom. */
  down: (top: string, bottom: string) => string
  /** A fill that runs from left to right. */
  across: (left: string, right: string) => string
  /** A round fill, lit from the upper left. */
  ball: (light: string, dark: string) => string
  /** A fill that repeats a drawing. */
  tile: (width: number, height: number, drawing: string, transform?: string) => string
  /** Draws only what lies within the path. */
  within: (path: string, drawing: string) => string
  /** Draws once and again elsewhere: each place is a transform. */
  repeat: (drawing: string, places: readonly string[]) => string
  defs: () => string
}

export function newBrush(name: string): Brush {
  const known = new Map<string, string>()
  const define = (build: (id: string) => string): string => {
    const key = build('')
    const id = known.get(key)?.match(/id="([^"]*)"/)?.[1] ?? `${name}-${known.size}`
    if (!known.has(key)) known.set(key, build(id))
    return id
  }
  const stops = (from: string, to: string) => `<stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`
  const fill = (build: (id: string) => string) => `url(#${define(build)})`
  return {
    down: (top, bottom) =>
      fill((id) => `<linearGradient id="${id}" x2="0" y2="1">${stops(top, bottom)}</linearGradient>`),
    across: (left, right) => fill((id) => `<linearGradient id="${id}">${stops(left, right)}</linearGradient>`),
    ball: (light, dark) =>
      fill((id) => `<radialGradient id="${id}" cx=".36" cy=".3" r=".75">${stops(light, dark)}</radialGradient>`),
    tile: (width, height, drawing, transform) =>
      fill(
        (id) =>
          `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse"${
            transform ? ` patternTransform="${transform}"` : ''
          }>${drawing}</pattern>`,
      ),
    within: (path, drawing) =>
      `<g clip-path="${fill((id) => `<clipPath id="${id}"><path d="${path}"/></clipPath>`)}">${drawing}</g>`,
    repeat: (drawing, places) => {
      const id = define((own) => `<g id="${own}">${drawing}</g>`)
      return places.map((place) => `<use href="#${id}" transform="${place}"/>`).join('')
    },
    defs: () => (known.size === 0 ? '' : `<defs>${[...known.values()].join('')}</defs>`),
  }
}

export const shape = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`
export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`
export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${more && ` ${more}`}/>`
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${more && ` ${more}`}/>`
export const box = (x: number, y: number, w: number, h: number, r: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"${more && ` ${more}`}/>`
export const put = (transform: string, ...children: string[]): string =>
  `<g transform="${transform}">${children.join('')}</g>`
export const at = (x: number, y: number, scale = 1, turn = 0): string =>
  `translate(${x} ${y})${turn ? ` rotate(${turn})` : ''}${scale === 1 ? '' : ` scale(${scale})`}`
/** The soft dark patch on which a thing stands. */
export const shadow = (x: number, y: number, rx: number, ry = rx * 0.14): string =>
  oval(x, y, rx, Math.round(ry), '#5b4328', 'opacity=".22"')
