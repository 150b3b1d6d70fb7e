/** The code of terms, taken apart for the fields of a form; 'net:30', '2/10,day:10/25@received'. */
export type TermsParts = {
  readonly rule: 'net' | 'net-eom' | 'eom-net' | 'eom' | 'day'
  /** Days, months, or the day of the month: what the rule counts. */
  readonly count: number
  readonly cutOff: number
  readonly anchor: 'invoice' | 'delivery' | 'received'
  /** Empty without a discount. */
  readonly percent: string
  readonly discountDays: number
}

const pattern =
  /^(?:(?<percent>[\d.]+)\/(?<within>\d+),)?(?<rule>net-eom|eom-net|net|eom|day)[:+](?<count>\d+)(?:\/(?<cutOff>\d+))?(?:@(?<anchor>delivery|received))?$/

export function termsParts(text: string): TermsParts {
  const found = pattern.exec(text)?.groups ?? {}
  const rules = ['net', 'net-eom', 'eom-net', 'eom', 'day'] as const
  const anchor = found['anchor']
  return {
    rule: rules.find((rule) => rule === found['rule']) ?? 'net',
    count: Number(found['count'] ?? 30),
    cutOff: Number(found['cutOff'] ?? 25),
    anchor: anchor === 'delivery' || anchor === 'received' ? anchor : 'invoice',
    percent: found['percent'] ?? '',
    discountDays: Number(found['within'] ?? 10),
  }
}

export function termsText({ rule, count, cutOff, anchor, percent, discountDays }: TermsParts): string {
  const front = percent === '' ? '' : `${percent}/${discountDays},`
  const back = anchor === 'invoice' ? '' : `@${anchor}`
  if (rule === 'eom') return `${front}eom+${count}${back}`
  if (rule === 'day') return `${front}day:${Math.max(1, count)}/${Math.max(1, cutOff)}${back}`
  return `${front}${rule}:${count}${back}`
}
