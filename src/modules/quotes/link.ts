import { createHash } from 'node:crypto'
import type { Chance } from '#platform/chance'

/** A secret that nobody guesses: 256 bits in letters and figures that no mail program breaks. */
export const newSecret = (chance: Chance): string => Buffer.from(chance.bytes(32)).toString('hex')

/** What is kept of it. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Where the page of a quote is opened, below the address of the product. */
export const pathOf = (secret: string) => `/q/${secret}`
