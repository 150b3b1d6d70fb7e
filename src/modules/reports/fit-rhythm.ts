import { logLikelihood, type Purchases, type Rhythm } from './rhythm.ts'

/** Until enough of our own customers are known: a published study of regular buyers (Reutterer, Platzer, Schröder 2020, groceries). */
export const usualRhythm: Rhythm = { k: 2, r: 1.329, alpha: 2.813, a: 0.425, b: 0.79 }

/** So many customers who came back teach more than a study does. */
export const enoughToLearn = 30
const mostRegular = 6

/** The rhythm under which what was bought is likeliest; the study's while too few customers came back. */
export function fitRhythm(customers: readonly Purchases[], regularities = range(mostRegular)): Rhythm {
  if (customers.filter(({ repeats }) => repeats > 0).length < enoughToLearn) return usualRhythm
  const [best] = regularities
    .map((k) => fittedWith(k, customers))
    .toSorted((one, other) => other.likelihood - one.likelihood)
  return best?.rhythm ?? usualRhythm
}

/** The best rhythm of one regularity, with the logarithm of its likelihood. */
export function fittedWith(k: number, customers: readonly Purchases[]) {
  const likelihoodOf = (logs: readonly number[]) =>
    customers.reduce((sum, each) => sum + logLikelihood(each, rhythmAt(k, logs)), 0)
  const starts = [
    [0, Math.log(5), 0, Math.log(2)],
    [-0.7, Math.log(10), -1, 0],
  ]
  const ends = starts.map((start) => highest(likelihoodOf, start))
  const [best] = ends.toSorted((one, other) => other.value - one.value)
  if (!best) throw new Error('nowhere to start from')
  return { rhythm: rhythmAt(k, best.at), likelihood: best.value }
}

// On logarithms, and inside what arithmetic bears: customers of whom nobody ever leaves drive b without end.
const rhythmAt = (k: number, logs: readonly number[]): Rhythm => {
  const [r = 0, alpha = 0, a = 0, b = 0] = logs.map((log) => Math.exp(Math.max(-9, Math.min(9, log))))
  return { k, r, alpha, a, b }
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

type Corner = { readonly at: readonly number[]; readonly value: number }

/** Where a function of a few numbers is highest, by the simplex of Nelder and Mead. */
function highest(of: (at: readonly number[]) => number, start: readonly number[]): Corner {
  const corner = (at: readonly number[]): Corner => ({ at, value: of(at) })
  let corners = [corner(start), ...start.map((_, turn) => corner(start.map((x, i) => (i === turn ? x + 0.5 : x))))]
  for (let step = 0; step < 600; step += 1) {
    corners = corners.toSorted((one, other) => other.value - one.value)
    const [best, worst] = [corners[0], corners.at(-1)]
    if (!best || !worst || best.value - worst.value < 1e-7) break
    const rest = corners.slice(0, -1)
    const middle = start.map((_, i) => rest.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / rest.length)
    const along = (far: number) => corner(middle.map((x, i) => x + far * (x - (worst.at[i] ?? 0))))
    corners = [...rest, moved(along, { best, worst, next: rest.at(-1) ?? best })]
    if (corners.at(-1) === worst) {
      corners = [best, ...corners.slice(1).map(({ at }) => corner(at.map((x, i) => (x + (best.at[i] ?? 0)) / 2)))]
    }
  }
  return corners.toSorted((one, other) => other.value - one.value)[0] ?? corner(start)
}

type Ends = { readonly best: Corner; readonly worst: Corner; readonly next: Corner }

/** The worst corner goes through the middle, farther if that is good, nearer if it is not; it stays where nothing helps. */
function moved(along: (far: number) => Corner, { best, worst, next }: Ends): Corner {
  const mirrored = along(1)
  if (mirrored.value > best.value) {
    const farther = along(2)
    return farther.value > mirrored.value ? farther : mirrored
  }
  if (mirrored.value > next.value) return mirrored
  const nearer = mirrored.value > worst.value ? along(0.5) : along(-0.5)
  return nearer.value > Math.max(worst.value, mirrored.value) ? nearer : worst
}
