/**
 * The amounts that a text may mean, in minor units of currencies with two, none or three decimals: '3,772.30', '3772,30' and '3772.3'
 * are all 377230. Text that is no number means none.
 */
export function amountsIn(text: string): bigint[] {
  const plain = text.replaceAll(/[\s'’]/g, '')
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,3}))?$/.exec(plain)
  if (!match) return []
  const [, whole = '', fraction = ''] = match
  const digits = whole.replaceAll(/[.,]/g, '')
  const exponents = fraction.length === 3 ? [3] : fraction.length > 0 ? [2, 3] : [2, 0, 3]
  return exponents.map(
    (exponent) => BigInt(digits) * 10n ** BigInt(exponent) + BigInt(fraction.padEnd(exponent, '0') || '0'),
  )
}
