import { createHash, randomBytes } from 'node:crypto'

/** The only source of randomness in a piece of work. */
export type Chance = {
  readonly bytes: (count: number) => Uint8Array
  /** 160 bits as text that fits into an address. */
  readonly token: () => string
}

export const realChance: Chance = chanceFrom((count) => randomBytes(count))

/** The same seed gives the same bytes in the same order: a simulation repeats byte for byte. Never for secrets. */
export function seededChance(seed: string): Chance {
  let drawn = 0
  return chanceFrom((count) => {
    const parts: Uint8Array[] = []
    for (let length = 0; length < count; length += 32) {
      parts.push(createHash('sha256').update(`${seed}/${drawn}`).digest())
      drawn += 1
    }
    return Buffer.concat(parts).subarray(0, count)
  })
}

function chanceFrom(bytes: (count: number) => Uint8Array): Chance {
  return { bytes, token: () => Buffer.from(bytes(20)).toString('base64url') }
}
