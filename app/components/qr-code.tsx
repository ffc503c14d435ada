import { encode } from 'uqr'

/**
 * A QR code drawn with one path, dark on white whatever the page looks like, with the quiet border scanners need.
 * @param ecc how much of it may be damaged: M for screens, L for long texts in print
 */
export function QrCode(props: { text: string; label: string; ecc?: 'L' | 'M'; className?: string }) {
  const { text, label, ecc = 'M', className = 'w-56 rounded-md' } = props
  const { data, size } = encode(text, { ecc, border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
