/** Keeps the screen on while the page is in sight, where the browser can. @returns how to let it go dark again */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let over = false
  const hold = async () => {
    if (over || document.visibilityState !== 'visible') return
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
    if (over) void lock?.release()
  }
  const seen = () => void hold()
  document.addEventListener('visibilitychange', seen)
  void hold()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}
