import { betaCdf } from '#modules/behaviour'

/** So many of so many: disputed customers of all customers, wrong bills of all bills. */
export type Share = { readonly of: number; readonly hits: number }

/** What everybody together teaches about one of them: a Beta(a, b) of shares. */
export type Pool = { readonly a: number; readonly b: number }

export type Estimate = {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** The chance that somebody's true share lies above that of everybody together. */
  readonly worse: number
}

/** The pool whose marginal likelihood is greatest: people differ by it, and small samples lean towards its mean. */
export function poolOf(shares: readonly Share[]): Pool {
  const seen = shares.filter(({ of }) => of > 0)
  const [hits, of] = [sum(seen.map((share) => share.hits)), sum(seen.map((share) => share.of))]
  // Nobody or everybody: there is no difference between people to learn from, only how much was seen.
  if (hits === 0 || hits === of) return { a: hits + 0.5, b: of - hits + 0.5 }
  // People who look alike would make the pool endlessly sure; it knows no more than all that was seen.
  const strength = Math.exp(
    highest((log) => likelihood(seen, Math.exp(log), meanAt(seen, Math.exp(log))), 0, Math.log(of)),
  )
  const mean = meanAt(seen, strength)
  return { a: mean * strength, b: (1 - mean) * strength }
}

/** One share seen in the light of all: the estimate, its 90 % range, and how likely it is worse than the whole. */
export function shrink({ hits, of }: Share, { a, b }: Pool): Estimate {
  const [above, below] = [a + hits, b + of - hits]
  return {
    estimate: above / (above + below),
    low: quantile(0.05, above, below),
    high: quantile(0.95, above, below),
    worse: 1 - betaCdf(a / (a + b), above, below),
  }
}

export type Band = 'better' | 'as_the_rest' | 'needs_help' | 'too_few'

/** People get a band and no rank: ranges that overlap do not say who is first. */
export function bandOf({ worse }: Estimate, invoices: number): Band {
  if (invoices < fewestInvoices) return 'too_few'
  if (worse >= 0.9) return 'needs_help'
  return worse <= 0.1 ? 'better' : 'as_the_rest'
}

/** Fewer bills than this in a quarter say more about chance than about the person. */
export const fewestInvoices = 60

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const rising = (from: number, steps: number, of: (value: number) => number): number => {
  let total = 0
  for (let step = 0; step < steps; step += 1) total += of(from + step)
  return total
}

const likelihood = (shares: readonly Share[], strength: number, mean: number): number =>
  sum(
    shares.map(
      ({ hits, of }) =>
        rising(mean * strength, hits, Math.log) +
        rising((1 - mean) * strength, of - hits, Math.log) -
        rising(strength, of, Math.log),
    ),
  )

// The likelihood is concave in the mean, so its slope has one zero.
function meanAt(shares: readonly Share[], strength: number): number {
  const inverse = (value: number) => 1 / value
  const slope = (mean: number) =>
    sum(
      shares.map(
        ({ hits, of }) => rising(mean * strength, hits, inverse) - rising((1 - mean) * strength, of - hits, inverse),
      ),
    )
  return halved((mean) => slope(mean) < 0, 1e-9, 1 - 1e-9)
}

const quantile = (chance: number, a: number, b: number) => halved((x) => betaCdf(x, a, b) > chance, 0, 1)

/** Where something that is false below and true above turns. */
function halved(isAbove: (value: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (isAbove(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}

const golden = (Math.sqrt(5) - 1) / 2

/** Where a function with one peak is highest, by golden sections. */
function highest(of: (value: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 48; step += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (of(left) < of(right)) low = left
    else high = right
  }
  return (low + high) / 2
}
