import type { PayPlan } from './pay-statement.ts'

export type TierFields = { readonly upToPercent: string; readonly addPercent: string }

/** A plan as somebody writes it: all text, as the fields hold it. */
export type PlanFields = {
  readonly name: string
  readonly kind: 'commission' | 'bonus'
  readonly from: string
  readonly goods: string
  readonly service: string
  readonly freight: string
  readonly quota: string
  readonly tiers: readonly TierFields[]
  readonly quality: boolean
  readonly draw: string
  readonly takeBackDays: string
  readonly reverses: readonly ('ours' | 'theirs' | 'neither')[]
  readonly relationship: 'employee' | 'agent'
  readonly consent: boolean
  readonly expected: string
  readonly note: string
  readonly members: readonly string[]
}

export function fieldsOf(plan: PayPlan | null, today: string): PlanFields {
  const terms = plan?.terms
  return {
    name: plan?.name ?? '',
    kind: plan?.kind ?? 'commission',
    from: today,
    goods: plan?.rates.goods ?? '5',
    service: plan?.rates.service ?? '5',
    freight: plan?.rates.freight ?? '0',
    quota: terms && terms.quota.amount !== '0.00' ? terms.quota.amount : '',
    tiers: terms?.tiers.map((tier) => ({ upToPercent: tier.upToPercent ?? '', addPercent: tier.addPercent })) ?? [],
    quality: terms?.quality !== null && terms !== undefined,
    draw: terms && terms.draw.amount !== '0.00' ? terms.draw.amount : '',
    takeBackDays: terms?.takeBackDays === null || terms === undefined ? '' : String(terms.takeBackDays),
    reverses: causes.filter((cause) => terms?.reverses[cause] ?? true),
    relationship: terms?.relationship ?? 'employee',
    consent: terms?.deductionsNeedConsent ?? false,
    expected: terms?.expectedPercent ?? '95',
    note: plan?.note ?? '',
    members: plan?.members.map((member) => member.staffId) ?? [],
  }
}

export const causes = ['ours', 'theirs', 'neither'] as const

/** What is asked of the server: a comma is a point, an empty field is nothing. */
export function requestOf(fields: PlanFields, { entityId, currency }: { entityId: string; currency: string }) {
  const decimal = (text: string) => text.trim().replace(',', '.') || '0'
  const amount = (text: string) => ({ amount: (text.trim() || '0').replace(',', '.'), currency })
  const isBonus = fields.kind === 'bonus'
  return {
    entityId,
    name: fields.name.trim(),
    kind: fields.kind,
    from: fields.from,
    rates: {
      goods: isBonus ? '0' : decimal(fields.goods),
      service: isBonus ? '0' : decimal(fields.service),
      freight: isBonus ? '0' : decimal(fields.freight),
    },
    note: fields.note.trim() || null,
    members: [...fields.members],
    terms: {
      quota: amount(fields.quota),
      tiers: fields.tiers.map((tier, index) => ({
        upToPercent: index === fields.tiers.length - 1 ? null : decimal(tier.upToPercent),
        addPercent: decimal(tier.addPercent),
      })),
      quality: fields.quality ? usualQuality : null,
      draw: amount(fields.draw),
      takeBackDays: fields.takeBackDays.trim() === '' ? null : Number(fields.takeBackDays),
      reverses: {
        ours: fields.reverses.includes('ours'),
        theirs: fields.reverses.includes('theirs'),
        neither: fields.reverses.includes('neither'),
      },
      relationship: fields.relationship,
      deductionsNeedConsent: fields.consent,
      expectedPercent: decimal(fields.expected),
    },
  }
}

const usualQuality = { lowest: '0.90', highest: '1.05', leastInvoices: 20, perDispute: '0.01', perDayLate: '0.005' }
