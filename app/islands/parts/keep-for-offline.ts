/**
 * Has the service worker keep a page with the files this one uses. The first visit comes before there is a worker, so
 * everything is asked for once more when it is there.
 * @returns whether it is kept
 */
export async function keepForOffline(path: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  await navigator.serviceWorker.ready
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  const files = [...document.querySelectorAll<HTMLElement>('script[src], link[rel="stylesheet"]')]
    .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '')
    .filter((file) => file.startsWith('/assets/'))
  try {
    const chunks = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
    const imported = chunks.filter(
      ({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'),
    )
    const all = new Set([...files, ...imported.map(({ pathname }) => pathname)])
    const answers = await Promise.all([
      fetch(path, { headers: { 'Keep-Page': '1' } }),
      ...[...all].map((file) => fetch(file)),
    ])
    return answers.every(({ ok }) => ok)
  } catch {
    return false
  }
}
