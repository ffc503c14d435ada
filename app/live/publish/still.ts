const LONGEST = 640
const QUALITIES = [0.7, 0.5, 0.3, 0.1]

/** A video that nobody sees, to take stills from. */
export function watchQuietly(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  void video.play().catch(() => undefined)
  return video
}

/** A JPEG of what a video shows, for cards and weak lines: at most 640 pixels wide or high and `most` bytes; null without a picture. */
export async function takeStill(video: HTMLVideoElement, most: number): Promise<Uint8Array | null> {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0 || videoHeight === 0) return null
  const scale = Math.min(1, LONGEST / Math.max(videoWidth, videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= most) return new Uint8Array(await blob.arrayBuffer())
  }
  return null
}
