import { logGamma } from '#modules/behaviour'

/**
 * How customers buy, learnt from all of them: MBG/CNBD-k (Reutterer, Platzer, Schröder 2020; with k = 1 it is MBG/NBD of Batislam,
 * Denizel and Filiztekin 2007). Purchases come in a rhythm that is the more regular the greater k; after each purchase, the first
 * among them, a customer may leave for good and nobody is told. The older BG/NBD is not used: it calls everybody alive who bought once.
 */
export type Rhythm = {
  /** How regular: 1 is pure chance. */
  readonly k: number
  /** The gamma distribution of everybody's pace. */
  readonly r: number
  readonly alpha: number
  /** The beta distribution of the chance to leave after a purchase. */
  readonly a: number
  readonly b: number
}

/** One customer's purchases, in weeks: so many repeats, the last so long after the first, observed so long since the first. */
export type Purchases = {
  readonly repeats: number
  readonly last: number
  readonly observed: number
  /** The sum of the logarithms of the gaps: what tells regular customers from irregular ones. */
  readonly logGaps: number
}

/** Days of purchases, the earliest first and each once, as the model reads them. */
export function purchasesOf(weeks: readonly number[], now: number): Purchases {
  const [first = now] = weeks
  const last = weeks.at(-1) ?? first
  const gaps = weeks.slice(1).map((week, index) => week - (weeks[index] ?? first))
  return {
    repeats: gaps.length,
    last: last - first,
    observed: now - first,
    logGaps: gaps.reduce((sum, gap) => sum + Math.log(gap), 0),
  }
}

/** The logarithm of the likelihood of one customer's purchases. */
export function logLikelihood(purchases: Purchases, rhythm: Rhythm): number {
  const { k, r, alpha } = rhythm
  const { repeats, logGaps } = purchases
  const { alive, gone } = weights(purchases, rhythm)
  const regular = (k - 1) * logGaps - repeats * logGamma(k)
  return regular + r * Math.log(alpha) - logGamma(r) + logSum([alive, gone])
}

/** The chance that the customer still buys, seen how long ago he did and how he used to. */
export function chanceAlive(purchases: Purchases, rhythm: Rhythm): number {
  const { alive, gone } = weights(purchases, rhythm)
  return 1 / (1 + Math.exp(gone - alive))
}

// Alive, with fewer than k steps of the next purchase behind him; or gone right after the last one.
function weights({ repeats, last, observed }: Purchases, { k, r, alpha, a, b }: Rhythm) {
  const waiting = observed - last
  const shape = r + k * repeats
  const steps = Array.from({ length: k }, (_, step) =>
    waiting === 0 && step > 0
      ? Number.NEGATIVE_INFINITY
      : (step === 0 ? 0 : step * Math.log(waiting)) -
        logGamma(step + 1) +
        logGamma(shape + step) -
        (shape + step) * Math.log(alpha + observed),
  )
  return {
    alive: logBeta(a, b + repeats + 1) - logBeta(a, b) + logSum(steps),
    gone: logBeta(a + 1, b + repeats) - logBeta(a, b) + logGamma(shape) - shape * Math.log(alpha + last),
  }
}

/** The chance that this customer, as long as he buys at all, lets more than so many weeks pass between two purchases. */
export function chanceOfGap(weeks: number, { repeats, last }: Purchases, { k, r, alpha }: Rhythm): number {
  if (weeks <= 0) return 1
  const shape = r + k * repeats
  const share = weeks / (alpha + last + weeks)
  const steps = Array.from(
    { length: k },
    (_, step) =>
      logGamma(shape + step) -
      logGamma(step + 1) -
      logGamma(shape) +
      step * Math.log(share) +
      shape * Math.log1p(-share),
  )
  return Math.min(1, Math.exp(logSum(steps)))
}

/** The gap that so large a share of his gaps stays within, such as 0.95: his own rhythm, leaning towards everybody's while few are known. */
export function gapAt(share: number, purchases: Purchases, rhythm: Rhythm): number {
  let [low, high] = [0, 1]
  while (chanceOfGap(high, purchases, rhythm) > 1 - share && high < 1e6) high *= 2
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (chanceOfGap(middle, purchases, rhythm) > 1 - share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Purchases to be expected in so many weeks to come, at his pace and as far as he still buys. */
export function expectedPurchases(weeks: number, purchases: Purchases, rhythm: Rhythm): number {
  const { k, r, alpha } = rhythm
  const pace = (r + k * purchases.repeats) / (alpha + purchases.observed) / k
  return chanceAlive(purchases, rhythm) * pace * weeks
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

function logSum(values: readonly number[]): number {
  const most = Math.max(...values)
  if (!Number.isFinite(most)) return most
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0))
}
