/** Marks of the segments of a JPEG in which cameras write where and with what a photo was taken. */
const marks = ['Exif\0\0', 'http://ns.adobe.com/xap/1.0/\0'].map((text) => Buffer.from(text, 'latin1'))
const SEGMENT_HEAD = 4

/**
 * A document without the place of the photos in it: the Exif and XMP segments of JPEGs that it carries as they are become
 * zeros, so that no offset of the document moves.
 */
export function withoutPlace(document: Uint8Array): Buffer {
  const bytes = Buffer.from(document)
  for (const mark of marks)
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
      const head = at - SEGMENT_HEAD
      if (head < 0 || bytes.readUInt16BE(head) !== 0xffe1) continue
      bytes.fill(0, at + mark.length, Math.min(bytes.length, head + 2 + bytes.readUInt16BE(head + 2)))
    }
  return bytes
}
