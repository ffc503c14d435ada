/** A `free` box that says: the parts of this track were cut by the server, out of what a recorder sent. */
const MARK = Buffer.concat([Buffer.from([0, 0, 0, 19]), Buffer.from('freecut-by-server', 'latin1').subarray(0, 15)])

/** Marks an initialization segment: such a track cannot go on after a restart, because half of a recorder's file is gone. */
export const markCutHere = (init: Uint8Array): Uint8Array => Buffer.concat([init, MARK])

export const isCutHere = (init: Uint8Array): boolean =>
  Buffer.from(init.buffer, init.byteOffset, init.byteLength).subarray(-MARK.length).equals(MARK)
