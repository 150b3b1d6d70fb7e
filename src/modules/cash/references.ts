/** A document number as it is compared: capitals and digits only, for banks and people drop whatever stands between them. */
export const bareNumber = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** A run of letters and digits of a text, as it stands there. */
type Word = { readonly text: string; readonly from: number; readonly to: number }

/** Something in a remittance that may be a document number. `from` and `to` say where, for the eye of the cash clerk. */
export type Mention = { readonly bare: string; readonly from: number; readonly to: number }

// A number may have been torn into this many pieces ("RE - 2026 - 01 874").
const mostPieces = 5
const shortest = 3
const longest = 30

/**
 * Everything in a text that may be a document number: each word that has a digit, and neighbouring words put together as if their
 * separators had been lost. Longer mentions come first, so that "RE 2026 01874" is read before "01874".
 */
export function mentions(text: string): Mention[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found): Word => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }))
  const found = new Map<string, Mention>()
  words.forEach((first, index) => {
    let bare = ''
    for (const word of words.slice(index, index + mostPieces)) {
      bare += bareNumber(word.text)
      if (bare.length > longest) break
      const mention = { bare, from: first.from, to: word.to }
      if (bare.length >= shortest && /\d/.test(bare) && !found.has(bare)) found.set(bare, mention)
    }
  })
  return [...found.values()].toSorted((a, b) => b.bare.length - a.bare.length || a.from - b.from)
}

/**
 * The creditor reference inside "RF18 5390 0754 7034", or null when its check digits are wrong: ISO 11649, modulo 97 as in an
 * IBAN.
 */
export function creditorReference(text: string): string | null {
  const bare = bareNumber(text)
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(bare)) return null
  return remainder(`${bare.slice(4)}${bare.slice(0, 4)}`) === 1 ? bare.slice(4) : null
}

/** The creditor reference that stands for a document number: RF, two check digits, the bare number. */
export function referenceFor(number: string): string {
  const bare = bareNumber(number)
  return `RF${String(98 - remainder(`${bare}RF00`)).padStart(2, '0')}${bare}`
}

function remainder(text: string): number {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/**
 * How far a mention is from a number: 0 the same, 1 one sign wrong, missing, too much, or two neighbours swapped, 2 anything
 * worse. A near miss is worth a proposal, never a posting.
 */
export function distance(mention: string, number: string): 0 | 1 | 2 {
  if (mention === number) return 0
  const start = commonStart(mention, number)
  const a = mention.slice(start)
  const b = number.slice(start)
  if (a.length === b.length) {
    const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
    return swapped || a.slice(1) === b.slice(1) ? 1 : 2
  }
  if (a.length === b.length + 1) return a.slice(1) === b ? 1 : 2
  if (b.length === a.length + 1) return b.slice(1) === a ? 1 : 2
  return 2
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}
