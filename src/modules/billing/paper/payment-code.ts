import { compare, formatAmount, isPositive, parseMoney, type Money } from '#kernel/money'
import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'
import QRCode from 'qrcode'
import type { PaperBank } from './paper.ts'

export type Transfer = {
  readonly payee: string
  readonly bank: PaperBank
  readonly amount: Money
  readonly reference: string
}

/**
 * The text of a transfer that banking apps read from a picture, by the European Payments Council's guideline EPC069-12, version 2.
 * Null where no app would take it: another currency, an account outside SEPA, nothing to pay, more than the format holds.
 */
export function transferCode({ payee, bank, amount, reference }: Transfer): string | null {
  const iban = electronicFormatIBAN(bank.iban)
  if (!iban || !isValidIBAN(iban) || !isSEPACountry(iban.slice(0, 2))) return null
  if (amount.currency !== 'EUR' || !isPositive(amount)) return null
  if (compare(amount, parseMoney('999999999.99', amount.currency)) > 0) return null
  const bic = bank.bic?.replace(/\s/g, '') ?? ''
  const fields = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic,
    oneLine(payee, 70),
    iban,
    `EUR${formatAmount(amount)}`,
    '',
    '',
    oneLine(reference, 140),
  ]
  return fields.join('\n')
}

/** A code as a picture of one path, black on white. Level M is what the guideline asks for. */
export function codePicture(text: string): string {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const runs: string[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x
      while (x < size && data[y * size + x]) x += 1
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1h${start - x}z`)
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`
}

/** 'DE89 3704 0044 0532 0130 00', or as it came where it is no IBAN. */
export function readableAccount(account: string) {
  const iban = electronicFormatIBAN(account)
  return (iban && isValidIBAN(iban) && friendlyFormatIBAN(iban)) || account
}

const oneLine = (text: string, length: number) => text.replace(/\s+/g, ' ').trim().slice(0, length)
