import { isValidIBAN, electronicFormatIBAN, isValidBIC } from 'ibantools'

export type Patterns = {
  readonly order: string
  readonly delivery: string
  readonly invoice: string
  readonly credit_note: string
}

/** What the five questions ask for. */
export type Answers = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly worksAlone: boolean
  readonly company: string
  readonly address: string
  readonly country: string
  readonly currency: string
  readonly zone: string
  readonly vatNumber: string
  readonly taxNumber: string
  readonly iban: string
  readonly bic: string
  readonly patterns: Patterns
}

export const steps = ['administrator', 'company', 'money', 'bank', 'series'] as const
export type Step = (typeof steps)[number]

/** Where an import has made the company before anybody could sign in, only the administrator is missing. */
export const stepsFor = (companyExists: boolean): readonly Step[] => (companyExists ? ['administrator'] : steps)

const stepOfField: Readonly<Record<string, Step>> = {
  name: 'administrator',
  email: 'administrator',
  password: 'administrator',
  country: 'company',
  currency: 'money',
  zone: 'money',
  vatNumber: 'bank',
  taxNumber: 'bank',
  iban: 'bank',
  bic: 'bank',
  pattern: 'series',
}

/** The question to go back to when the server refuses its answer. */
export const stepOf = (fields: readonly { readonly path: string }[]): Step | undefined =>
  fields.map(({ path }) => stepOfField[path.split('.').at(-1) ?? '']).find((step) => step !== undefined)

/** What is wrong, by field; the words for it stand with the page. */
export type Fault = 'missing' | 'not_an_address' | 'too_short' | 'iban_wrong' | 'bic_wrong' | 'pattern_wrong'
export type Faults = { readonly [field: string]: Fault }

export const shortestPassword = 12

export const noAnswers: Answers = {
  name: '',
  email: '',
  password: '',
  worksAlone: true,
  company: '',
  address: '',
  country: '',
  currency: '',
  zone: '',
  vatNumber: '',
  taxNumber: '',
  iban: '',
  bic: '',
  patterns: {
    order: 'SO-{yyyy}-{00000}',
    delivery: 'DN-{yyyy}-{00000}',
    invoice: 'INV-{yyyy}-{00000}',
    credit_note: 'CN-{yyyy}-{00000}',
  },
}

/** What keeps us from the next question. The server checks it all again. */
export function faultsOf(step: Step, answers: Answers): Faults {
  switch (step) {
    case 'administrator':
      return {
        ...missing(answers, ['name', 'email', 'password']),
        ...when(answers.email !== '' && !/^\S+@\S+\.\S+$/.test(answers.email.trim()), 'email', 'not_an_address'),
        ...when(answers.password !== '' && answers.password.length < shortestPassword, 'password', 'too_short'),
      }
    case 'company':
      return missing(answers, ['company', 'country'])
    case 'money':
      return missing(answers, ['currency', 'zone'])
    case 'bank':
      return {
        ...when(answers.iban.trim() !== '' && !isIban(answers.iban), 'iban', 'iban_wrong'),
        ...when(answers.bic.trim() !== '' && !isValidBIC(answers.bic.trim().toUpperCase()), 'bic', 'bic_wrong'),
      }
    case 'series':
      return Object.assign(
        {},
        ...Object.entries(answers.patterns).map(([kind, pattern]) => when(!isPattern(pattern), kind, 'pattern_wrong')),
      ) as Faults
  }
}

type TextField = Exclude<keyof Answers, 'patterns' | 'worksAlone'>

const missing = (answers: Answers, fields: readonly TextField[]): Faults =>
  Object.fromEntries(fields.filter((field) => answers[field].trim() === '').map((field) => [field, 'missing']))

const when = (isSo: boolean, field: string, fault: Fault): Faults => (isSo ? { [field]: fault } : {})

/** The check figures find every single wrong digit and nearly every pair that changed places. */
export const isIban = (text: string): boolean => isValidIBAN(electronicFormatIBAN(text) ?? '')

export const isPattern = (text: string): boolean =>
  (text.match(/\{0+\}/g) ?? []).length === 1 && /^[A-Za-z0-9 ./_-]*$/.test(text.replaceAll(/\{(0+|yyyy|yy)\}/g, ''))

/** The first number that a series would give: 'RE-2026-00001'. */
export const firstNumber = (pattern: string, today: string): string =>
  pattern
    .replace('{yyyy}', today.slice(0, 4))
    .replace('{yy}', today.slice(2, 4))
    .replace(/\{(0+)\}/, (_, zeros: string) => '1'.padStart(zeros.length, '0'))
