import { v5 } from 'uuid'

const NAMESPACE = 'b6f4c1de-3d0c-5a57-9d3e-2f6b1c8f4e10'

/** The same id for the same thing on every run: that is what makes seeding twice harmless. */
export const seedId = (noun: string, key: string): string => v5(`${noun}:${key}`, NAMESPACE)
