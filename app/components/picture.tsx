/** A product's picture with its size known beforehand, so that nothing jumps. `eager` for the first thing seen. */
export function Picture(props: {
  src: string
  alt: string
  width?: number
  height?: number
  eager?: boolean
  className?: string
}) {
  const { src, alt, width = 800, height = 800, eager = false, className = '' } = props
  return (
    <img
      src={src}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding={eager ? 'sync' : 'async'}
      className={`picture ${className}`}
    />
  )
}
