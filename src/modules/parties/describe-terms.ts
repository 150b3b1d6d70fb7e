import { formatDecimal } from '#kernel/decimal'
import type { Anchor, Discount, DueRule, Terms } from './terms.ts'

export type TermsLanguage = 'en' | 'de'

/** Terms as a customer reads them on an invoice: '2% discount within 10 days, 30 days net'. */
export function describeTerms({ rule, anchor, discount }: Terms, language: TermsLanguage): string {
  const words = language === 'de' ? german : english
  const front = discount ? `${words.discount(discount)}, ` : ''
  return `${front}${words.rule(rule)}${words.anchor[anchor]}`
}

type Words = {
  readonly discount: (discount: Discount) => string
  readonly rule: (rule: DueRule) => string
  readonly anchor: Readonly<Record<Anchor, string>>
}

const english: Words = {
  discount: ({ percent, days }) => `${formatDecimal(percent)}% discount within ${counted(days, 'day', 'days')}`,
  anchor: { invoice: '', delivery: ', from the day of delivery', received: ', from receipt of the invoice' },
  rule: (rule) => {
    switch (rule.kind) {
      case 'net':
        return rule.days === 0 ? 'due immediately' : `${counted(rule.days, 'day', 'days')} net`
      case 'net_then_month_end':
        return rule.days === 0 ? 'end of month' : `${counted(rule.days, 'day', 'days')} then end of month`
      case 'month_end_then_days':
        return rule.days === 0 ? 'end of month' : `${counted(rule.days, 'day', 'days')} after end of month`
      case 'month_end_plus_months':
        if (rule.months === 0) return 'end of month'
        return rule.months === 1 ? 'end of next month' : `end of month plus ${rule.months} months`
      case 'day_of_next_month':
        return `${ordinal(rule.day)} of next month${rule.cutOff === 31 ? '' : `, after the ${ordinal(rule.cutOff)} a month later`}`
    }
  },
}

const german: Words = {
  discount: ({ percent, days }) =>
    `${formatDecimal(percent).replace('.', ',')} % Skonto innerhalb von ${counted(days, 'Tag', 'Tagen')}`,
  anchor: { invoice: '', delivery: ', ab Lieferung', received: ', ab Rechnungserhalt' },
  rule: (rule) => {
    switch (rule.kind) {
      case 'net':
        return rule.days === 0 ? 'sofort fällig' : `${counted(rule.days, 'Tag', 'Tage')} netto`
      case 'net_then_month_end':
        return rule.days === 0 ? 'zum Monatsende' : `${counted(rule.days, 'Tag', 'Tage')}, dann Monatsende`
      case 'month_end_then_days':
        return rule.days === 0 ? 'zum Monatsende' : `${counted(rule.days, 'Tag', 'Tage')} nach Monatsende`
      case 'month_end_plus_months':
        if (rule.months === 0) return 'zum Monatsende'
        return rule.months === 1 ? 'Ende des Folgemonats' : `Monatsende plus ${rule.months} Monate`
      case 'day_of_next_month':
        return `am ${rule.day}. des Folgemonats${rule.cutOff === 31 ? '' : `, nach dem ${rule.cutOff}. einen Monat später`}`
    }
  },
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const ordinal = (n: number) => `${n}${n > 10 && n < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
