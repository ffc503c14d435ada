/** What runs inside the bench's pages. Each stands alone: it is sent to the browser as text. */

export type Joined = { askedMs: number; shownMs: number }

declare global {
  interface Window {
    joined?: Joined
  }
}

/** Notes when the player asked for the picture and when its first frame was shown, in ms since the page was opened. */
export function noteJoin(): void {
  const look = () => {
    const video = document.querySelector('video')
    if (!video) return void requestAnimationFrame(look)
    video.requestVideoFrameCallback((shownMs) => {
      const [asked] = performance.getEntriesByName('picture.asked')
      window.joined = { askedMs: asked?.startTime ?? Number.NaN, shownMs }
    })
  }
  look()
}

/** The same camera over WebRTC within one page: the least delay that this browser and machine can have. */
export async function loopBack(ms: number): Promise<number[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true })
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()]
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined)
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined)
  const video = document.createElement('video')
  video.muted = true
  document.body.replaceChildren(video)
  to.ontrack = ({ streams }) => {
    video.srcObject = streams[0] ?? null
    void video.play()
  }
  for (const track of stream.getTracks()) from.addTrack(track, stream)
  await from.setLocalDescription(await from.createOffer())
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription)
  await to.setLocalDescription(await to.createAnswer())
  await from.setRemoteDescription(to.localDescription as RTCSessionDescription)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  return (await window.timeCode?.ages(video, ms)) ?? []
}

/** @returns when the page showed a frame that the camera saw after a moment, ms since 1970 */
export async function seeAgain(since: number): Promise<number> {
  const video = document.querySelector('video')
  while (!video || (window.timeCode?.read(video) ?? 0) <= since) await new Promise((resolve) => setTimeout(resolve, 40))
  return Date.now()
}
