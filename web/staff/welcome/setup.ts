import { queryOptions } from '@tanstack/react-query'
import { readSetup, type setUp } from '#contracts/company'
import { askOptions, currentLanguage, type Answer, type Asked } from '#web'
import type { Answers } from './answers.ts'

export type Setup = Answer<typeof readSetup>

export const setupOptions = queryOptions(askOptions(readSetup, {}))

/** The answers as the server asks for them. Where an import has made the company, only the administrator is told. */
export function requestOf(answers: Answers, { company }: Setup): Asked<typeof setUp> {
  const { name, email, password, worksAlone } = answers
  const administrator = { name: name.trim(), email: email.trim(), password, language: currentLanguage(), worksAlone }
  if (company !== null) return { administrator }
  const { country, currency, zone, patterns, iban, bic } = answers
  const lines = answers.address.split('\n').filter((line) => line.trim() !== '')
  return {
    administrator,
    entity: {
      name: answers.company.trim(),
      country,
      currency,
      zone,
      patterns,
      ...(lines.length === 0 ? {} : { addressLines: lines }),
      ...given('vatNumber', answers.vatNumber),
      ...given('taxNumber', answers.taxNumber),
    },
    ...(iban.trim() === '' ? {} : { bankAccount: { iban, ...given('bic', bic) } }),
  }
}

const given = <Name extends string>(name: Name, text: string): { readonly [N in Name]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [N in Name]: string })
