import type { Day } from '#kernel/day'
import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { discountOffers } from '#modules/billing'
import { aliasKey, payerAliases, type PayerAlias } from '#modules/parties'
import { isInTime } from './allowances.ts'
import { chosenByPayer } from './match.ts'
import { knownFrom } from './match-payer.ts'
import type { Candidate, LineFacts, Payer } from './proposal.ts'
import { bareNumber, creditorReference, mentions } from './references.ts'
import {
  customersAlike,
  debtsByAmount,
  itemsByBareNumber,
  lettersOfNumbers,
  membersOf,
  openCreditsOf,
  openDebtsOf,
  type FoundItem,
  type Known,
  type Within,
} from './store-match.ts'

/** What matching reads of a bank line. */
export type LineText = {
  readonly amount: bigint
  readonly valueOn: Day
  readonly structuredReference: string | null
  readonly remittance: string | null
  readonly endToEndId: string | null
  readonly payerName: string | null
  readonly payerAccount: string | null
  /** Whose money it is, where that was found out already. */
  readonly customerId?: Id<'cus'> | null
}

type Read = LineText & {
  readonly reference: string | null
  readonly mentions: readonly string[]
  readonly ending: readonly string[]
}

/** What lines of one account say by themselves, and whom they concern: his items decide, so he is locked before they are read. */
export type Said = {
  readonly readOf: (line: LineText) => Read
  readonly payersOf: (line: LineText) => Payer[]
  readonly bares: readonly string[]
  readonly customerIds: readonly Id<'cus'>[]
}

export async function readLines(tx: Tx, within: Within, lines: readonly LineText[]): Promise<Said> {
  const letters = await lettersOfNumbers(tx, within.entityId)
  const read = new Map(lines.map((line) => [line, readLine(line, letters)]))
  const readOf = (line: LineText) => read.get(line) ?? readLine(line, letters)
  const bares = [...new Set([...read.values()].flatMap(givenBy))]
  const signs = await signsOf(tx, [...read.values()])
  const payersOf = (line: LineText) => signs(readOf(line))
  const numbered = await itemsByBareNumber(tx, within, bares)
  const customerIds = [...new Set([...lines.flatMap(payersOf), ...numbered].map((each) => each.customerId))]
  return { readOf, payersOf, bares, customerIds }
}

const givenBy = ({ reference, mentions: mentioned }: Read): readonly string[] =>
  reference === null ? mentioned : [...new Set([reference, ...mentioned])]

type OpenOf = (item: Pick<Candidate, 'itemId' | 'open'>) => bigint

/** The facts of a line are made when its turn comes, for what an earlier line took is no longer open for the next. */
export type Gathered = { readonly factsOf: (line: LineText, openOf: OpenOf) => Promise<LineFacts> }

/**
 * Everything that the rules look at, for many lines in one read each. What a payer has open besides is read only for lines whose
 * numbers do not decide: a customer may have thousands of items.
 */
export async function gatherFacts(tx: Tx, within: Within, said: Said, lines: readonly LineText[]): Promise<Gathered> {
  const numbered = await itemsByBareNumber(tx, within, said.bares)
  const offers = await offersOn(tx, numbered)
  const byBare = Map.groupBy(numbered, (item) => item.bare)
  const namedBy = (line: LineText) => givenBy(said.readOf(line)).flatMap((bare) => byBare.get(bare) ?? [])
  const byNumber = (line: LineText, openOf: OpenOf): LineFacts => {
    const { reference, mentions: mentioned, ending } = said.readOf(line)
    const named = candidates(namedBy(line), { line, openOf, offers })
    const payers = said.payersOf(line)
    return { ...nothingOpen, amount: line.amount, reference, mentions: mentioned, ending, named, payers }
  }
  const times = new Map<bigint, number>()
  for (const { itemId } of lines.flatMap(namedBy)) times.set(itemId, (times.get(itemId) ?? 0) + 1)
  const open = lines.filter(
    (line) =>
      chosenByPayer(byNumber(line, (item) => item.open)) === null ||
      namedBy(line).some(({ itemId }) => (times.get(itemId) ?? 0) > 1),
  )
  const concerned = (line: LineText) => [
    ...new Set([...said.payersOf(line), ...namedBy(line)].map((each) => each.customerId)),
  ]
  const around = await lookAround(tx, within, open, concerned)
  const looked = new Set(open)
  return {
    factsOf: async (line, openOf) => {
      const facts = byNumber(line, openOf)
      if (chosenByPayer(facts)) return facts
      const found = looked.has(line) ? around : await lookAround(tx, within, [line], concerned)
      return { ...facts, ...found(line, openOf) }
    },
  }
}

const nothingOpen = { ofPayers: [], credits: [], sameAmount: [] }

type Around = Pick<LineFacts, 'ofPayers' | 'credits' | 'sameAmount'>

/** What the payers of these lines have open, and a few debts of anybody with just their amounts. */
async function lookAround(
  tx: Tx,
  within: Within,
  lines: readonly LineText[],
  concerned: (line: LineText) => readonly Id<'cus'>[],
): Promise<(line: LineText, openOf: OpenOf) => Around> {
  const payerIds = [...new Set(lines.flatMap(concerned))]
  const owed = await openDebtsOf(tx, within, payerIds)
  const debts = Map.groupBy(owed, (item) => item.customerId)
  const credits = Map.groupBy(await openCreditsOf(tx, within, payerIds), (item) => item.customerId)
  const sameAmount = await debtsByAmount(tx, within, [...new Set(lines.map((line) => line.amount))])
  const byAmount = Map.groupBy(sameAmount, (item) => item.open)
  const offers = await offersOn(tx, [...owed, ...sameAmount])
  return (line, openOf) => {
    const ids = concerned(line)
    const now = (items: readonly FoundItem[]) => candidates(items, { line, openOf, offers })
    return {
      ofPayers: now(ids.flatMap((id) => debts.get(id) ?? [])).filter((item) => item.open > 0n),
      credits: now(ids.flatMap((id) => credits.get(id) ?? [])).filter((item) => item.open > 0n),
      sameAmount: now(byAmount.get(line.amount) ?? []).filter((item) => item.open === line.amount),
    }
  }
}

type Offers = Awaited<ReturnType<typeof offersOn>>

/** The items as they stand for a line: what is left of them, and what its payer may keep. */
const candidates = (
  items: readonly FoundItem[],
  { line, openOf, offers }: { readonly line: LineText; readonly openOf: OpenOf; readonly offers: Offers },
): Candidate[] =>
  items.map((item) => {
    const open = openOf(item)
    const offer = item.documentId === null ? undefined : offers.get(item.documentId)
    const kept = offer && offer.amount < open ? offer.amount : 0n
    const inTime = offer !== undefined && isInTime(offer, line.valueOn)
    return { ...item, open, discount: inTime ? kept : 0n, missed: inTime ? 0n : kept }
  })

async function offersOn(tx: Tx, items: readonly FoundItem[]) {
  const ids = items.flatMap((item) => (item.documentId !== null && item.open > 0n ? [item.documentId] : []))
  return new Map((await discountOffers(tx, [...new Set(ids)])).map((offer) => [offer.documentId, offer]))
}

// Two short numbers side by side would make a third one, so a glued mention needs some length to count.
const shortest = 4

function readLine(line: LineText, letters: readonly string[]): Read {
  const found = mentions(`${line.remittance ?? ''} | ${line.endToEndId ?? ''}`).map((mention) => mention.bare)
  const digits = found.filter((bare) => /^\d{6,}$/.test(bare))
  const completed = digits.flatMap((bare) => letters.map((start) => start + bare))
  const structured = line.structuredReference
  const checked = structured === null ? null : (creditorReference(structured) ?? bareNumber(structured))
  const inText = /\bRF\d{2}[A-Z0-9 ]{1,25}/i.exec(line.remittance ?? '')?.[0]
  const reference = checked ?? (inText === undefined ? null : creditorReference(inText.trim()))
  const text = line.remittance?.trimEnd() ?? ''
  const ending = mentions(text).flatMap((mention) => (mention.to === text.length ? [mention.bare] : []))
  return {
    ...line,
    reference,
    ending,
    mentions: [...new Set([...found, ...completed])].filter((bare) => bare.length >= shortest),
  }
}

/** Who may be paying each of the lines, by everything that the bank says of the payer. */
async function signsOf(tx: Tx, lines: readonly Read[]): Promise<(line: Read) => Payer[]> {
  const accounts = lines.flatMap((line) => (line.payerAccount ? [line.payerAccount] : []))
  const names = lines.flatMap((line) => (line.payerName ? [line.payerName] : []))
  const aliases = await payerAliases(tx, { accounts, names })
  const customers = await customersAlike(tx, {
    numbers: [...new Set(lines.flatMap((line) => line.mentions))],
    words: [...new Set(names.map((name) => firstWord(name)))].filter((word) => word !== ''),
  })
  const byAlias = Map.groupBy(aliases, (alias) => `${alias.kind} ${alias.folded}`)
  const byNumber = Map.groupBy(customers, (customer) => customer.number)
  const byWord = Map.groupBy(customers, (customer) => firstWord(customer.foldedName))
  const direct = (line: Read): Payer[] => [
    ...(line.customerId ? [{ customerId: line.customerId, by: 'account' as const, confirmed: knownFrom }] : []),
    ...aliasSigns(line, byAlias),
    ...line.mentions.flatMap((bare) => (byNumber.get(bare) ?? []).map(({ id }) => sign(id, 'number'))),
    ...nameSigns(line.payerName, byWord),
  ]
  const parents = [...new Set(lines.flatMap((line) => direct(line).map((payer) => payer.customerId)))]
  const members = Map.groupBy(await membersOf(tx, parents), (member) => member.parentId)
  return (line) => {
    const known = direct(line)
    const families = known.flatMap((payer) =>
      payer.by === 'kin' ? [] : (members.get(payer.customerId) ?? []).map(({ id }) => sign(id, 'family')),
    )
    return [...known, ...families]
  }
}

function aliasSigns(line: Read, byAlias: ReadonlyMap<string, readonly PayerAlias[]>): Payer[] {
  const found = (kind: 'account' | 'name', value: string | null) =>
    value ? (byAlias.get(`${kind} ${aliasKey(kind, value)}`) ?? []) : []
  return [...found('account', line.payerAccount), ...found('name', line.payerName)].map((alias) => ({
    customerId: alias.customerId,
    by: alias.kind,
    confirmed: alias.confirmed,
  }))
}

// Names that begin alike are many where the word is common ("Stadtwerke"), and then they say nothing.
const mostKin = 6

function nameSigns(name: string | null, byWord: ReadonlyMap<string, readonly Known[]>): Payer[] {
  if (!name) return []
  const alike = byWord.get(firstWord(name)) ?? []
  const key = plainName(name)
  const same = alike.filter((customer) => plainName(customer.foldedName) === key)
  if (same.length > 0) return same.map(({ id }) => sign(id, 'name'))
  return firstWord(name).length < 5 || alike.length > mostKin ? [] : alike.map(({ id }) => sign(id, 'kin'))
}

const sign = (customerId: Id<'cus'>, by: Payer['by']): Payer => ({ customerId, by, confirmed: 0 })
const plainName = (name: string) => aliasKey('name', name)
const firstWord = (name: string) => foldedKey(name).split(' ')[0] ?? ''
