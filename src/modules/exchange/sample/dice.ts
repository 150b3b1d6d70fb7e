/** Chance that repeats: the same seed throws the same dice in the same order. Never for secrets. */
export type Dice = {
  /** From 0 up to, and without, 1. */
  readonly throw: () => number
  readonly between: (least: number, most: number) => number
  readonly among: <T>(choices: readonly [T, ...T[]]) => T
  readonly happens: (chance: number) => boolean
  /** Around a mean, as heights and delays are. */
  readonly around: (mean: number, spread: number) => number
  /** Dice of their own for a thing, whatever was thrown before. */
  readonly of: (name: string) => Dice
}

/** Mulberry32 over a hash of the seed: quick, even, and the same on every machine. */
export function diceOf(seed: string): Dice {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    throw: next,
    between,
    among: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    happens: (chance) => next() < chance,
    around: (mean, spread) => mean + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    of: (name) => diceOf(`${seed} ${name}`),
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
