import { money } from '#kernel/money'
import type { LegalEntity } from '#modules/company'
import type { BonusPlan } from './collector-bonus.ts'
import type { Terms } from './terms.ts'
import type { Membership } from './store.ts'

type Currency = LegalEntity['currency']

export const termsShown = (terms: Terms, currency: Currency) => ({
  ...terms,
  tiers: [...terms.tiers],
  quota: money(terms.quota, currency),
  draw: money(terms.draw, currency),
})

export const bonusAmountsShown = (bonus: BonusPlan, currency: Currency) => ({
  ...bonus,
  perDispute: money(bonus.perDispute, currency),
  perReportLine: money(bonus.perReportLine, currency),
  cap: money(bonus.cap, currency),
})

export const plansShown = ({ id, name, version, kind, acceptedAt, terms }: Membership) => ({
  id,
  name,
  version,
  kind,
  acceptedAt,
  reverses: terms.reverses,
})

/** Of the plans that somebody has not accepted, the latest version of each that is not older than what he accepted. */
export const plansToAccept = (memberships: readonly Membership[], { currency }: LegalEntity) =>
  memberships
    .filter(
      (each) =>
        each.acceptedAt === null &&
        !memberships.some((other) => other.name === each.name && other.version > each.version),
    )
    .map(({ id, name, version, kind, from, rates, terms }) => ({
      id,
      name,
      version,
      kind,
      from,
      rates,
      terms: termsShown(terms, currency),
    }))
