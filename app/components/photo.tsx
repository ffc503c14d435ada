import { pictureAddress, pictureFormats, type StoredPicture, widthsOf } from '#domain/pictures.ts'

const newFormats = pictureFormats.filter((format) => format !== 'jpeg')

/**
 * A stored picture in the smallest format and size that does for the screen. Its size is known beforehand, so that nothing
 * jumps. `eager` for the first thing seen.
 * @param sizes how wide it is shown, as `<img sizes>` says it
 */
export function Photo(props: {
  picture: StoredPicture
  alt: string
  sizes: string
  eager?: boolean
  className?: string
}) {
  const { picture, alt, sizes, eager = false, className = '' } = props
  const { fileKey } = picture
  const widths = widthsOf(picture)
  const middle = widths.includes(640) ? 640 : 320
  return (
    <picture>
      {newFormats.map((format) => (
        <source
          key={format}
          type={`image/${format}`}
          srcSet={widths.map((width) => `${pictureAddress(fileKey, width, format)} ${width}w`).join(', ')}
          sizes={sizes}
        />
      ))}
      <img
        src={pictureAddress(fileKey, middle, 'jpeg')}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={eager ? 'eager' : 'lazy'}
        decoding={eager ? 'sync' : 'async'}
        {...(eager ? { fetchpriority: 'high' } : {})}
        className={`picture ${className}`}
      />
    </picture>
  )
}
