const browsers = [
  ['wechat', /MicroMessenger/],
  ['alipay', /AlipayClient/],
  ['edge', /Edg/],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari/],
] as const

const systems = [
  ['harmony', /HarmonyOS|OpenHarmony/],
  ['android', /Android/],
  ['iphone', /iPhone/],
  ['ipad', /iPad/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux|X11/],
] as const

export type Browser = (typeof browsers)[number][0] | 'other'
export type System = (typeof systems)[number][0] | 'other'

/** What kind of device a browser says it is on; null when it says nothing. */
export function readDevice(userAgent: string | null): { browser: Browser; system: System } | null {
  if (!userAgent) return null
  return {
    browser: browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other',
    system: systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other',
  }
}
