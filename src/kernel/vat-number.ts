// European Commission, VIES: "What is the structure of VAT numbers?"; GB, CH and NO by their own tax offices.
const patterns: Readonly<Record<string, { readonly body: RegExp; readonly example: string }>> = {
  AT: { body: /^U\d{8}$/, example: 'ATU12345678' },
  BE: { body: /^[01]\d{9}$/, example: 'BE0123456789' },
  BG: { body: /^\d{9,10}$/, example: 'BG123456789' },
  CH: { body: /^E\d{9}(MWST|TVA|IVA)?$/, example: 'CHE123456789MWST' },
  CY: { body: /^\d{8}[A-Z]$/, example: 'CY12345678X' },
  CZ: { body: /^\d{8,10}$/, example: 'CZ12345678' },
  DE: { body: /^\d{9}$/, example: 'DE123456789' },
  DK: { body: /^\d{8}$/, example: 'DK12345678' },
  EE: { body: /^\d{9}$/, example: 'EE123456789' },
  EL: { body: /^\d{9}$/, example: 'EL123456789' },
  ES: { body: /^(?=.*\d)[A-Z0-9]\d{7}[A-Z0-9]$/, example: 'ESX12345678' },
  FI: { body: /^\d{8}$/, example: 'FI12345678' },
  FR: { body: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, example: 'FR12345678901' },
  GB: { body: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, example: 'GB123456789' },
  HR: { body: /^\d{11}$/, example: 'HR12345678901' },
  HU: { body: /^\d{8}$/, example: 'HU12345678' },
  IE: { body: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/, example: 'IE1234567WA' },
  IT: { body: /^\d{11}$/, example: 'IT12345678901' },
  LT: { body: /^(\d{9}|\d{12})$/, example: 'LT123456789' },
  LU: { body: /^\d{8}$/, example: 'LU12345678' },
  LV: { body: /^\d{11}$/, example: 'LV12345678901' },
  MT: { body: /^\d{8}$/, example: 'MT12345678' },
  NL: { body: /^[A-Z0-9+*]{10}\d{2}$/, example: 'NL123456789B01' },
  NO: { body: /^\d{9}(MVA)?$/, example: 'NO123456789MVA' },
  PL: { body: /^\d{10}$/, example: 'PL1234567890' },
  PT: { body: /^\d{9}$/, example: 'PT123456789' },
  RO: { body: /^\d{2,10}$/, example: 'RO1234567890' },
  SE: { body: /^\d{12}$/, example: 'SE123456789012' },
  SI: { body: /^\d{8}$/, example: 'SI12345678' },
  SK: { body: /^\d{10}$/, example: 'SK1234567890' },
  XI: { body: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, example: 'XI123456789' },
}

// Greece writes its numbers with the letters of its language, not of its country code.
const prefixes: Readonly<Record<string, string>> = { GR: 'EL' }

export type VatNumber =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly prefix: string; readonly example: string }

/**
 * A VAT number without blanks and with its prefix, if its form can be right; whether it exists only the tax office knows. The prefix
 * decides, since a seller may be registered abroad; without one it is the country's. A country without a rule takes any text.
 */
export function readVatNumber(text: string, country: string): VatNumber {
  const plain = text.toUpperCase().replaceAll(/[\s./-]/g, '')
  const home = prefixes[country] ?? country
  const named = [home, plain.slice(0, 2)].find((prefix) => plain.startsWith(prefix) && patterns[prefix] !== undefined)
  const prefix = named ?? home
  const pattern = patterns[prefix]
  if (pattern === undefined) return { ok: true, value: plain }
  const body = named === undefined ? plain : plain.slice(2)
  return pattern.body.test(body)
    ? { ok: true, value: `${prefix}${body}` }
    : { ok: false, prefix, example: pattern.example }
}
