import type { Role } from '#platform/rights'

/** Somebody who works at the sample company. What is said of salespeople is how they enter orders; nobody inside knows it. */
export type Person = {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly house: 'DE' | 'GB'
  readonly sells?: {
    /** Days between the deal and its entry. */
    readonly delay: number
    readonly wrongPrice: number
    readonly noOrderNumber: number
    readonly termsOff: number
    /** Hours until a question is answered. */
    readonly answers: number
  }
}

const at = (name: string) =>
  `${name
    .toLowerCase()
    .replaceAll('ö', 'oe')
    .replaceAll(/[^a-z]+/g, '.')}@quellwerk.example`
const person = (name: string, roles: readonly Role[], house: 'DE' | 'GB' = 'DE', sells?: Person['sells']): Person => ({
  name,
  email: at(name),
  roles,
  house,
  ...(sells ? { sells } : {}),
})
const seller = (
  name: string,
  house: 'DE' | 'GB',
  [delay, wrongPrice, noOrderNumber, termsOff, answers]: readonly [number, number, number, number, number],
) => person(name, ['sales_rep'], house, { delay, wrongPrice, noOrderNumber, termsOff, answers })

/** The first of each role is the one whose sign-in is told. */
export const people: readonly Person[] = [
  seller('Jonas Pfeil', 'DE', [4.5, 0.045, 0.09, 0.03, 30]),
  seller('Anna Reuter', 'DE', [0.3, 0.005, 0.01, 0, 3]),
  seller('Mira Sandvoss', 'DE', [0.8, 0.012, 0.03, 0.005, 6]),
  seller('Tobias Klamm', 'DE', [1.5, 0.015, 0.03, 0.01, 12]),
  seller('Ruth Akande', 'GB', [0.5, 0.008, 0.02, 0, 4]),
  seller('Callum Brigg', 'GB', [2.5, 0.028, 0.05, 0.02, 20]),
  person('Dörte Hansen', ['sales_manager']),
  person('Henrike Lohmann', ['credit_manager']),
  person('Ida Kolbe', ['billing_clerk']),
  person('Malte Tiedemann', ['cash_clerk']),
  person('Lena Brandt', ['collector']),
  person('Svenja Rohde', ['collector']),
  person('Amir Haddad', ['collector'], 'GB'),
  person('Jens Harms', ['operations']),
  person('Paul Renken', ['finance_lead']),
  person('Greta Thomsen', ['administrator']),
]

export const samplePassword = 'settled-by-friday'
