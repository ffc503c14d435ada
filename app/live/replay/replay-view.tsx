import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { replayStretch, wallAt } from '#domain/replay-timeline.ts'
import type { ReplayShown } from '#server/livestream/replay/read-replay.ts'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { useItemWords } from '../item-words.ts'
import { presentedIn, type Room } from '../room-state.ts'
import { useHydrated } from '../use-hydrated.ts'
import { useSpeakerName } from '../use-speaker-name.ts'
import { Chapters } from './chapters.tsx'
import { MomentCard } from './moment-card.tsx'
import { PlayerControls } from './player-controls.tsx'
import { ReplayChat } from './replay-chat.tsx'
import type { ReplayClock, ReplayTime } from './replay-clock.ts'
import { JumpForm, ReplayPicture } from './replay-picture.tsx'
import type { Mark } from './seek-bar.tsx'
import { useClock } from './use-clock.ts'
import { useReplayRoom } from './use-replay-room.ts'

/** A session that is over, second by second: picture, product, chapters and chat go by one clock. */
export function ReplayView({ sessionId, replay }: { sessionId: string; replay: ReplayShown }) {
  const { clock, time } = useClock(sessionId, replay)
  const { room, late } = useReplayRoom(sessionId, replay, time.ms)
  const marks = useMarks(replay, room)
  const common = { sessionId, replay, clock, time, marks, room }
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[1fr_21rem] lg:grid-rows-[auto_1fr] lg:gap-6">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        {replay.recorded ? (
          <ReplayPicture {...common} slug={(presentedIn(room) ?? room.items[0])?.productSlug ?? null} />
        ) : (
          <WithoutPicture {...common} />
        )}
        <Then room={room} late={late} />
        <MomentCard room={room} />
      </div>
      <ReplayChat
        chat={room.chat}
        sessionId={sessionId}
        className="h-80 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:h-[38rem]"
      />
      <Chapters sessionId={sessionId} marks={marks} ms={time.ms} seek={clock.seek} />
    </div>
  )
}

/** Chapters in replay time; what a cut leaves out is not among them. */
export function useMarks(
  { timeline, chapters, startedAt, endedAt }: ReplayShown,
  { items }: { items: readonly LiveItemView[] },
): Mark[] {
  const words = useItemWords()
  const wall = (fromMs: number) => startedAt.getTime() + fromMs
  return chapters.flatMap(({ itemId, fromMs }, index) => {
    const next = chapters[index + 1]
    const toWallMs = next ? wall(next.fromMs) : endedAt.getTime()
    const item = items.find(({ id }) => id === itemId)
    const stretch = replayStretch(timeline, { fromWallMs: wall(fromMs), toWallMs })
    return item && stretch ? [{ fromMs: stretch.fromMs, name: words.fullName(item) }] : []
  })
}

/** How many watched then, and the question that was being answered. Its lines have their place also when they are empty. */
function Then({ room, late }: { room: Room; late: boolean }) {
  const t = useTranslations('replay')
  const nameOf = useSpeakerName()
  return (
    <div className="grid gap-1 text-sm">
      <p className="min-h-[1.65em] text-soft tabular">
        {late ? t('late') : room.viewers === null ? t('atThisSecond') : t('viewers', { count: room.viewers })}
        {room.paused ? ` · ${t('paused')}` : ''}
      </p>
      <p className="min-h-[1.65em] truncate">
        {room.pinned ? (
          <>
            <span className="text-soft">{t('pinned', { name: nameOf(room.pinned.name) })}</span> {room.pinned.text}
          </>
        ) : null}
      </p>
    </div>
  )
}

type Common = {
  sessionId: string
  replay: ReplayShown
  clock: ReplayClock
  time: ReplayTime
  marks: readonly Mark[]
  room: Room
}

/** Where nothing was recorded: the product's picture and what was said in writing, by a clock. */
function WithoutPicture({ sessionId, replay, clock, time, marks, room }: Common) {
  const t = useTranslations('replay')
  const hydrated = useHydrated()
  const slug = (presentedIn(room) ?? room.items[0])?.productSlug
  const { caption } = room
  const heard = caption && atOf(replay, time.ms) - Date.parse(caption.at) < caption.lastsMs ? caption.text : ''
  return (
    <section
      aria-label={t('player.log')}
      className="flex flex-col overflow-hidden bg-ink text-paper max-md:-mx-4 md:rounded-lg"
    >
      <div className="relative aspect-[2/1] w-full">
        {slug ? (
          <Picture
            key={slug}
            src={pictureOf(slug)}
            alt=""
            eager
            className="absolute inset-0 size-full object-cover opacity-60"
          />
        ) : null}
        <p className="absolute top-2 left-2 rounded-md bg-ink/80 px-2 text-sm">{t('noPicture')}</p>
        <p className="absolute inset-x-4 bottom-3 text-center text-lg">
          {heard ? <span className="rounded-md bg-ink/85 px-3 py-1">{heard}</span> : null}
        </p>
      </div>
      {hydrated ? (
        <PlayerControls
          sessionId={sessionId}
          clock={clock}
          time={time}
          durationMs={replay.timeline.durationMs}
          marks={marks}
          captions={null}
          fullscreen={null}
        />
      ) : (
        <JumpForm atMs={replay.atMs} />
      )}
    </section>
  )
}

const atOf = ({ timeline, startedAt }: ReplayShown, ms: number) => wallAt(timeline, ms) ?? startedAt.getTime()
