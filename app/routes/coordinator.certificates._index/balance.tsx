import type { CertificateRow } from '#server/linkage/list-certificates.ts'

/** How much of the certified quantity is sold, as a bar; the figures beside it say the same. */
export function Balance({
  certificate: { certified, sold },
}: {
  certificate: Pick<CertificateRow, 'certified' | 'sold'>
}) {
  const part = Math.min(100, Math.max(0, (100 * sold) / certified))
  return (
    <svg
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-1 block h-1.5 w-full rounded-sm bg-paper-deep"
    >
      <rect width={part} height="4" className="fill-accent" />
    </svg>
  )
}
