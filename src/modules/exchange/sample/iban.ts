/** An IBAN with a right check sum (ISO 13616), for a bank that does not exist. */
export function ibanOf(country: 'DE' | 'GB', serial: number): string {
  const rest =
    country === 'DE' ? `50010060${String(serial).padStart(10, '0')}` : `QWEL209900${String(serial).padStart(8, '0')}`
  const digits = `${rest}${country}00`.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  const check = 98n - (BigInt(digits) % 97n)
  return `${country}${String(check).padStart(2, '0')}${rest}`
}
