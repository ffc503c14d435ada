const paths = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8.5c.8-4 4-6 8-6s7.2 2 8 6',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
  check: 'm4.5 12.5 5 5 10-11',
  close: 'm6 6 12 12M18 6 6 18',
  warning: 'M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.4v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5m0-8.6v.1',
  next: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  down: 'm5 9 7 7 7-7',
  live: 'M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Zm-3.6 5.1a5 5 0 0 1 0-7.2m7.2 0a5 5 0 0 1 0 7.2m-10 2.8a9 9 0 0 1 0-12.8m12.8 0a9 9 0 0 1 0 12.8',
  calendar: 'M4 6h16v14H4zm0 4.5h16M8.5 3.5V8m7-4.5V8',
  household: 'M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  place:
    'M12 21c4.5-5 6.5-8.3 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 12.7 7.5 16 12 21Zm0-9.2a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2Z',
  package: 'M3.5 7.5 12 3l8.5 4.5v9L12 21l-8.5-4.5v-9Zm0 0L12 12l8.5-4.5M12 12v9',
  shield: 'M12 3 5 5.5V11c0 4.5 2.8 7.8 7 10 4.2-2.2 7-5.5 7-10V5.5L12 3Zm-3 8.8 2.2 2.2 4-4.5',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5.3l3.5 2',
  basket: 'M4 9h16l-1.8 10.5H5.8L4 9Zm4 0 3-5.5M16 9l-3-5.5M9 13v3m6-3v3',
  phone: 'M7.5 3h9v18h-9zM11 18h2',
  sprout: 'M12 21V11m0 2c0-4-2.5-6-7-6 0 4.2 2.5 6 7 6Zm0-2c0-4.2 2.5-6.5 7-6.5 0 4.5-2.5 6.5-7 6.5Z',
  sound: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4v-5Zm11.5-1a5 5 0 0 1 0 7m2.5-9.5a8.5 8.5 0 0 1 0 12',
  mute: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4v-5Zm11.5 0 5 5m0-5-5 5',
  expand: 'M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5',
  shrink: 'M9 4v5H4m16 0h-5V4m0 16v-5h5M4 15h5v5',
  settings: 'M5 7h8m5 0h1M5 17h2m5 0h7M15.5 5v4m-6 6v4',
  replay: 'M8 5.5v13l10.5-6.5L8 5.5Z',
  pause: 'M9 5.5v13m6-13v13',
  play: 'M8 5.5v13l10.5-6.5L8 5.5Z',
  captions: 'M3.5 6h17v12h-17zM7 11.5h4m2.5 0H17m-10 3h6.5m2.5 0h1',
  share: 'M12 15V4m-4 4 4-4 4 4M5 12v7.5h14V12',
  camera: 'M3.5 7h11.5v10H3.5zM15 11l5.5-3v8L15 13',
  cameraOff: 'M8 7h7v7m0 3H3.5V7H5m10 4 5.5-3v8l-3-1.6M4 4l16 16',
  microphone:
    'M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
  microphoneOff:
    'M14.8 9V6.3a2.8 2.8 0 0 0-5.5-.8m-.1 4v1.8a2.8 2.8 0 0 0 4.6 2.1M6 11.5a6 6 0 0 0 9.6 4.8M18 11.5c0 .8-.2 1.6-.5 2.3M12 17.5V21M4 4l16 16',
  flip: 'M4.5 12a7.5 7.5 0 0 1 13-5.1L20 9.5m0-5v5h-5m4.5 2.5a7.5 7.5 0 0 1-13 5.1L4 14.5m0 5v-5h5',
} as const

export type IconName = keyof typeof paths

/** A line drawing that takes the text's colour and size. Decorative unless it has a label. */
export function Icon({ name, label, className = '' }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      className={`inline-block size-[1.25em] shrink-0 align-[-0.22em] ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
