import fs from 'node:fs'
import path from 'node:path'

/** Where the server writes its messages. */
export const logFile = (dir: string) => path.join(dir, 'server.log')

/** Bytes written so far. */
export const logSize = (dir: string) => fs.statSync(logFile(dir), { throwIfNoEntry: false })?.size ?? 0

/** What was written after the first `from` bytes. */
export const readLog = (dir: string, from: number) => fs.readFileSync(logFile(dir)).subarray(from).toString('utf8')
