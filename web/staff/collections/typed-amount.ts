import { formatAmount, parseMoney, currency } from '#kernel/money'

/** What somebody typed as an amount above zero, in either way of writing decimals; null when it is none. */
export function typedMoney(text: string, unit: string): { readonly amount: string; readonly currency: string } | null {
  const plain = text.trim().replaceAll(/[\s’']/g, '')
  const decimal = /,\d{1,2}$/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '')
  if (!/^\d+(\.\d+)?$/.test(decimal)) return null
  try {
    const read = parseMoney(decimal, currency(unit))
    return read.amount > 0n ? { amount: formatAmount(read), currency: unit } : null
  } catch {
    return null
  }
}
