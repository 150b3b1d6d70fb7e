import { dayOfMonth, monthOf, yearOf, type Day } from '#kernel/day'
import { languageOf, type Language } from '#platform/message-catalogue'
import type { Maybe, PaperBuyer, PaperSeller } from './paper.ts'
import { readableAccount } from './payment-code.ts'
import { say } from './say.ts'
import type { Letter } from './sheet.ts'

type LetterParts = Pick<Letter, 'title' | 'facts' | 'heading' | 'lead'> & {
  readonly locale: string
  readonly seller: PaperSeller
  readonly buyer: PaperBuyer
  readonly on: Day
}

/** Head, address, facts and foot. */
export function letter({ locale, seller, buyer, on, title, facts, heading, lead }: LetterParts): Letter {
  const language = languageOf(locale)
  return {
    lang: language,
    paper: seller.country === 'US' ? 'us-letter' : 'a4',
    title,
    author: seller.name,
    date: { year: yearOf(on), month: monthOf(on), day: dayOfMonth(on) },
    sellerName: wrappable(seller.name),
    logo: seller.logo ? logoPath(seller) : null,
    sender: present([seller.name, seller.addressLines.join(', '), seller.phone, seller.email]).map((text) =>
      wrappable(text),
    ),
    returnLine: [seller.name, ...seller.addressLines].join(' · '),
    address: [buyer.name, ...buyer.addressLines].filter((line) => line.trim() !== '').map((text) => wrappable(text)),
    facts: facts.map(({ label, value }) => ({ label, value: wrappable(value, 20) })),
    heading: wrappable(heading),
    lead: wrappable(lead),
    footer: footer(language, seller),
    pageOf: say(language, 'page', { page: '{page}', pages: '{pages}' }),
  }
}

/** The logo as a file that the template can ask for. */
export const logoFiles = (seller: PaperSeller): Readonly<Record<string, Uint8Array>> =>
  seller.logo ? { [logoPath(seller)]: seller.logo.content } : {}

/** Facts whose value is known, in order. */
export const known = (facts: readonly (readonly [label: string, value: Maybe<string>])[]) =>
  facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))

/** Phone and mail, as far as there are any. */
export const reach = (seller: PaperSeller) =>
  present([seller.phone && unbroken(seller.phone), seller.email]).join(', ') || seller.name

export const present = (texts: readonly Maybe<string>[]) => texts.flatMap((text) => (text ? [text] : []))

/**
 * Lets a word that no column holds break, after a sign if it has one, instead of running over its neighbour. The mark that
 * allows it has no width and no picture.
 */
export function wrappable(text: string, longest = 34) {
  if (text.length <= longest) return text
  return text
    .split(' ')
    .map((word) => (word.length > longest ? breakable(word) : word))
    .join(' ')
}

const breakable = (word: string) =>
  word
    .replace(/[-_/.@,;:&+](?=.)/gu, '$&\u200b')
    .replace(/[^\u200b]{25,}/gu, (run) => run.replace(/.{12}(?=.)/gu, '$&\u200b'))

/** A phone number or day that stays on its line. */
export const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

const logoPath = ({ logo }: PaperSeller) => `/images/logo.${logo?.format}`

function footer(language: Language, seller: PaperSeller): readonly (readonly string[])[] {
  const { registration, director, vatNumber, taxNumber, creditorId, bank } = seller
  const columns = [
    [seller.name, registration, director && say(language, 'director', { name: director })],
    [
      vatNumber && say(language, 'vatNumber', { number: vatNumber }),
      taxNumber && say(language, 'taxNumber', { number: taxNumber }),
      creditorId && say(language, 'creditorId', { number: creditorId }),
    ],
    [bank && say(language, 'bank', { name: bank.name }), bank && readableAccount(bank.iban), bank?.bic],
  ]
  return columns.map((column) => present(column).map((text) => wrappable(text)))
}
