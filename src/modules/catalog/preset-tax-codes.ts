import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { TaxCategory, TaxCodeDraft } from './tax-code.ts'

type Names = { readonly en: string; readonly de: string }

type Preset = {
  readonly code: string
  readonly names: Names
  readonly category: TaxCategory
  readonly source: string
  /** Percent and the day it began, the latest last. Older rates stand here for documents of other systems. */
  readonly rates: readonly (readonly [percent: string, from: string])[]
}

/** The tax codes for a seller of a country, named in the language of the people who choose them. */
export const presetTaxCodes = ({
  country,
  language,
}: {
  readonly country: string
  readonly language: string
}): TaxCodeDraft[] => [
  ...(byCountry[country] ?? []).map((preset) => draftOf(preset, language, country)),
  ...everywhere.map((preset) => draftOf(preset, language, null)),
]

const draftOf = (preset: Preset, language: string, country: string | null): TaxCodeDraft => ({
  code: country === null ? preset.code : `${country.toLowerCase()}-${preset.code}`,
  name: country === null ? nameOf(preset, language) : `${country} ${nameOf(preset, language)}`,
  country,
  category: preset.category,
  // Taxes on the sale itself, as in the United States, stay what they were on the bill.
  discountMovesTax: country !== 'US',
  rates: preset.rates.map(([percent, from]) => ({
    percent: parseDecimal(percent),
    fromOn: day(from),
    source: preset.source,
  })),
})

const nameOf = ({ names }: Preset, language: string) => (language === 'de' ? names.de : names.en)

const standard = (source: string, rates: Preset['rates']): Preset => ({
  code: 'standard',
  names: { en: 'standard rate', de: 'Regelsatz' },
  category: 'S',
  source,
  rates,
})
const reduced = (source: string, rates: Preset['rates']): Preset => ({
  code: 'reduced',
  names: { en: 'reduced rate', de: 'ermäßigter Satz' },
  category: 'S',
  source,
  rates,
})
const secondReduced = (source: string, rates: Preset['rates']): Preset => ({
  code: 'reduced-2',
  names: { en: 'second reduced rate', de: 'zweiter ermäßigter Satz' },
  category: 'S',
  source,
  rates,
})
const zeroRated = (source: string): Preset => ({
  code: 'zero',
  names: { en: 'zero rate', de: 'Nullsatz' },
  category: 'Z',
  source,
  rates: [['0', '1973-04-01']],
})

const begin = '2000-01-01'

const byCountry: Readonly<Record<string, readonly Preset[]>> = {
  AT: [
    standard('UStG 1994 § 10 Abs. 1', [['20', '1995-01-01']]),
    reduced('UStG 1994 § 10 Abs. 2', [['10', '1995-01-01']]),
    secondReduced('UStG 1994 § 10 Abs. 3', [['13', '2016-01-01']]),
  ],
  BE: [
    standard('KB nr. 20, art. 1', [['21', '1996-01-01']]),
    reduced('KB nr. 20, art. 1, tabel B', [['12', '2000-01-01']]),
    secondReduced('KB nr. 20, art. 1, tabel A', [['6', '2000-01-01']]),
  ],
  CH: [
    standard('MWSTG Art. 25 Abs. 1', [
      ['8', '2011-01-01'],
      ['7.7', '2018-01-01'],
      ['8.1', '2024-01-01'],
    ]),
    reduced('MWSTG Art. 25 Abs. 2', [
      ['2.5', '2011-01-01'],
      ['2.6', '2024-01-01'],
    ]),
  ],
  DE: [
    standard('UStG § 12 Abs. 1; § 28 Abs. 1', [
      ['16', '1998-04-01'],
      ['19', '2007-01-01'],
      ['16', '2020-07-01'],
      ['19', '2021-01-01'],
    ]),
    reduced('UStG § 12 Abs. 2; § 28 Abs. 2', [
      ['7', '1983-07-01'],
      ['5', '2020-07-01'],
      ['7', '2021-01-01'],
    ]),
    {
      code: 'exempt',
      names: { en: 'exempt', de: 'steuerfrei nach § 4 UStG' },
      category: 'E',
      source: 'UStG § 4',
      rates: [['0', begin]],
    },
  ],
  ES: [
    standard('Ley 37/1992, art. 90', [
      ['16', '1995-01-01'],
      ['18', '2010-07-01'],
      ['21', '2012-09-01'],
    ]),
    reduced('Ley 37/1992, art. 91.Uno', [
      ['7', '1995-01-01'],
      ['8', '2010-07-01'],
      ['10', '2012-09-01'],
    ]),
    secondReduced('Ley 37/1992, art. 91.Dos', [['4', '1995-01-01']]),
  ],
  FR: [
    standard('CGI art. 278', [
      ['19.6', '2000-04-01'],
      ['20', '2014-01-01'],
    ]),
    reduced('CGI art. 279', [
      ['7', '2012-01-01'],
      ['10', '2014-01-01'],
    ]),
    secondReduced('CGI art. 278-0 bis', [['5.5', '2000-01-01']]),
  ],
  GB: [
    standard('VATA 1994 s. 2', [
      ['17.5', '1991-04-01'],
      ['15', '2008-12-01'],
      ['17.5', '2010-01-01'],
      ['20', '2011-01-04'],
    ]),
    reduced('VATA 1994 s. 29A, sch. 7A', [['5', '1997-09-01']]),
    zeroRated('VATA 1994 s. 30, sch. 8'),
  ],
  IE: [
    standard('VATCA 2010 s. 46(1)(a)', [
      ['21', '2010-01-01'],
      ['23', '2012-01-01'],
      ['21', '2020-09-01'],
      ['23', '2021-03-01'],
    ]),
    reduced('VATCA 2010 s. 46(1)(c)', [['13.5', '2003-01-01']]),
    zeroRated('VATCA 2010 s. 46(1)(b), sch. 2'),
  ],
  IT: [
    standard('DPR 633/1972, art. 16', [
      ['20', '1997-10-01'],
      ['21', '2011-09-17'],
      ['22', '2013-10-01'],
    ]),
    reduced('DPR 633/1972, tabella A, parte III', [['10', begin]]),
    secondReduced('DPR 633/1972, tabella A, parte II', [['4', begin]]),
  ],
  NL: [
    standard('Wet OB 1968, art. 9 lid 1', [
      ['19', '2001-01-01'],
      ['21', '2012-10-01'],
    ]),
    reduced('Wet OB 1968, art. 9 lid 2', [
      ['6', begin],
      ['9', '2019-01-01'],
    ]),
  ],
  US: [
    {
      code: 'no-sales-tax',
      names: { en: 'no sales tax', de: 'ohne Sales Tax' },
      category: 'O',
      source: 'No state and no local tax; add codes for the places where you collect one',
      rates: [['0', begin]],
    },
  ],
}

const everywhere: readonly Preset[] = [
  {
    code: 'reverse-charge',
    names: { en: 'reverse charge', de: 'Steuerschuldnerschaft des Leistungsempfängers' },
    category: 'AE',
    source: 'Directive 2006/112/EC art. 194–199b',
    rates: [['0', begin]],
  },
  {
    code: 'intra-eu',
    names: { en: 'intra-Community supply', de: 'innergemeinschaftliche Lieferung' },
    category: 'K',
    source: 'Directive 2006/112/EC art. 138',
    rates: [['0', begin]],
  },
  {
    code: 'export',
    names: { en: 'export', de: 'Ausfuhrlieferung' },
    category: 'G',
    source: 'Directive 2006/112/EC art. 146, or the like at home',
    rates: [['0', begin]],
  },
  {
    code: 'outside',
    names: { en: 'outside the scope of tax', de: 'nicht steuerbar' },
    category: 'O',
    source: 'Not a supply for consideration',
    rates: [['0', begin]],
  },
  {
    code: 'as-imported',
    names: { en: 'as imported', de: 'wie übernommen' },
    category: 'O',
    source: 'The document was issued elsewhere; its amounts are taken as they are',
    rates: [['0', '1970-01-01']],
  },
]
