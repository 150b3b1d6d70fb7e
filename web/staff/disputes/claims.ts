import type { readDisputable } from '#contracts/disputes'
import type { Answer } from '#web'

/** A bill as it stands before somebody refuses part of it. */
export type Disputable = Answer<typeof readDisputable>

/** What is typed about the lines of a bill: how each is wrong, and by how much. */
export type Way = 'agreedPrice' | 'quantity' | 'net'
export type LineClaim = { readonly way: Way; readonly value: string; readonly currency: string }
export type Claims = Readonly<Record<string, LineClaim>>

export const emptyClaims: Claims = {}

/** '48,00' and '48.00' are the same to a person. */
const asDecimal = (text: string) => text.trim().replace(',', '.')
const isAmount = (text: string) => /^\d{1,18}(\.\d{1,6})?$/.test(asDecimal(text))

type Said =
  | { lineId: string; quantity: string }
  | { lineId: string; agreedPrice: string }
  | { lineId: string; net: { amount: string; currency: string } }

/** The lines that say something complete, as the server takes them. */
export const linesOf = (claims: Claims): Said[] =>
  Object.entries(claims).flatMap(([lineId, { way, value, currency }]): Said[] => {
    if (!isAmount(value)) return []
    const said = asDecimal(value)
    if (way === 'quantity') return [{ lineId, quantity: said }]
    return way === 'agreedPrice' ? [{ lineId, agreedPrice: said }] : [{ lineId, net: { amount: said, currency } }]
  })

export function withClaim(claims: Claims, lineId: string, claim: LineClaim | null): Claims {
  const others = Object.fromEntries(Object.entries(claims).filter(([each]) => each !== lineId))
  return claim === null ? others : { ...others, [lineId]: claim }
}

/** A price as people write it: at least two decimals, and no digit of it lost. */
export function priceText(price: string): string {
  const [whole = '', decimals = ''] = price.split('.')
  return `${whole}.${decimals.padEnd(2, '0')}`
}
