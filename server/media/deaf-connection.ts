import type { MediaSocket } from './media-io.ts'

/** Packets that may wait for a connection to take what was sent before: a viewer a second behind has some thirty. */
const MOST_WAITING = 300

/** Ends a connection that goes on asking and never reads what it is answered: its answers must not pile up here. */
export function endWhenDeaf(socket: MediaSocket): void {
  let waiting = 0
  socket.conn.on('packetCreate', () => {
    // No goodbye: it would wait for one in return.
    if (++waiting > MOST_WAITING) socket.request.socket.destroy()
  })
  // Everything that waits is handed on together, as soon as the connection took what was sent before.
  socket.conn.on('flush', () => {
    waiting = 0
  })
}
