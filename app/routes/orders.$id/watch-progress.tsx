import { InlineScript } from '../../components/inline-script.tsx'

/** Asks at growing pauses for some ten minutes, and shows the page anew once something has happened. */
const watch = `const { path, known } = document.currentScript.dataset
let asked = 0
const look = async () => {
  asked += 1
  const now = await fetch(path, { cache: 'no-store' }).then((r) => (r.ok ? r.text() : known), () => known)
  if (now !== known) location.replace(location.pathname)
  else if (asked < 200) setTimeout(look, Math.min(5000, 500 + asked * 150))
}
setTimeout(look, 400)`

/**
 * Keeps a waiting page up to date. Without JavaScript the browser loads it again every few seconds, where something is
 * expected soon.
 */
export const WatchProgress = ({ path, known, soon }: { path: string; known: string; soon: boolean }) => (
  <>
    {soon ? (
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    ) : null}
    <InlineScript text={watch} data-path={path} data-known={known} />
  </>
)
