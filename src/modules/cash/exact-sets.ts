/** Sets of amounts that make a sum: none, the only one, or more than one; unknown when there were too many to look through. */
export type ExactSets =
  | { readonly found: 'none' | 'several' | 'unknown' }
  | { readonly found: 'one'; readonly indexes: readonly number[] }

const mostItems = 8
const mostSteps = 200_000

/**
 * Looks for sets of at most eight positive amounts (minor units) that make `target` exactly, and stops at the second: with many
 * open items on round prices another set nearly always exists, so a set is an argument only when it is the only one.
 */
export function exactSets(amounts: readonly bigint[], target: bigint): ExactSets {
  const order = amounts
    .map((amount, index) => ({ amount, index }))
    .filter(({ amount }) => amount > 0n && amount <= target)
    .toSorted((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.index - b.index))
  const rest = suffixSums(order.map(({ amount }) => amount))
  const found: number[][] = []
  let steps = 0
  const chosen: number[] = []
  const look = (from: number, left: bigint): boolean => {
    if (left === 0n) {
      found.push([...chosen])
      return found.length < 2
    }
    if (chosen.length === mostItems) return true
    for (let at = from; at < order.length; at += 1) {
      const candidate = order[at]
      if (!candidate || left > (rest[at] ?? 0n)) return true
      steps += 1
      if (steps > mostSteps) return false
      if (candidate.amount > left) continue
      chosen.push(candidate.index)
      const goOn = look(at + 1, left - candidate.amount)
      chosen.pop()
      if (!goOn) return false
    }
    return true
  }
  if (target > 0n) look(0, target)
  const [first] = found
  if (found.length > 1) return { found: 'several' }
  if (steps > mostSteps) return { found: 'unknown' }
  return first ? { found: 'one', indexes: first.toSorted((a, b) => a - b) } : { found: 'none' }
}

function suffixSums(amounts: readonly bigint[]): bigint[] {
  const sums = amounts.slice()
  for (let at = sums.length - 2; at >= 0; at -= 1) sums[at] = (sums[at] ?? 0n) + (sums[at + 1] ?? 0n)
  return sums
}
