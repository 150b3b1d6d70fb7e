import type { Refusal } from '#kernel/outcome'
import { Refused } from '#kernel/outcome'

type Facts = Readonly<Record<string, unknown>>

const otherFormat = 'Ask the bank for camt.053, or download the statement as CSV.'
const writeMapping = 'Name the columns in a mapping file: see docs/bank-files.md.'
const askBank = 'Download the file again; if it stays like this, ask the bank for a valid camt.053 file.'

/** Every reason not to read a bank file: what is so, and what to do about it. {names} stand for the facts. */
const sentences = {
  file_is_empty: ['The file is empty.', 'Download the statement again.'],
  file_is_too_large: [
    'The file is larger than {limit}.',
    'Download a shorter period, and import the parts one by one.',
  ],
  file_format_unknown: ['This is not a bank statement that can be read: {found}.', otherFormat],
  file_format_not_read: ['This version does not read {format} files.', otherFormat],
  file_is_an_archive: [
    'The file is packed ({format}).',
    'Unpack it (or save the sheet as CSV), and give the files inside.',
  ],
  file_encoding_unknown: ['The encoding "{encoding}" is not known.', 'Save the file as UTF-8.'],
  file_encoding_is_wrong: ['The file is not written in {encoding} as announced.', 'Save the file as UTF-8.'],
  gzip_is_damaged: ['The compressed file is damaged: {reason}.', 'Compress or download it again.'],
  gzip_is_a_bomb: ['The compressed file grows beyond measure when it is opened.', 'Give the file uncompressed.'],
  xml_has_doctype: ['The file carries a document type declaration (DOCTYPE), which no bank statement needs.', askBank],
  xml_is_malformed: ['The file is not well-formed XML: {reason}.', askBank],
  xml_is_too_deep: ['Elements are nested more than {limit} deep.', askBank],
  xml_item_is_too_large: ['One entry, text or tag is larger than any bank statement has.', askBank],
  camt_message_unknown: ['The message "{message}" of namespace "{namespace}" is no account statement.', otherFormat],
  camt_has_no_statement: ['The message of namespace "{namespace}" holds no statement.', askBank],
  camt_amount_unreadable: ['"{value}" in {path} is not an amount.', askBank],
  camt_amount_has_fractions: ['{value} in {path} has more decimals than {currency} has.', askBank],
  camt_currency_unknown: ['"{value}" in {path} is not a currency.', askBank],
  camt_day_unreadable: ['"{value}" in {path} is not a day.', askBank],
  camt_sign_unknown: ['{path} says neither CRDT nor DBIT but "{value}".', askBank],
  csv_is_malformed: [
    'The row cannot be taken apart: {reason}.',
    'Close the quotes in this row, or download the file again.',
  ],
  csv_header_unknown: ['No known header row was found.', writeMapping],
  csv_mapping_does_not_fit: ['The columns of the mapping "{mapping}" are not in the file: {missing}.', writeMapping],
  csv_mapping_is_wrong: ['The mapping cannot be used: {reason}.', 'See docs/bank-files.md for what a mapping may say.'],
  csv_day_unreadable: [
    '"{value}" in column {column} is not a day written as {pattern}.',
    'Set "dates" in a mapping file to how this bank writes days.',
  ],
  csv_days_are_ambiguous: [
    '"{value}" in column {column} can be read as two different days, and nothing in the file decides.',
    'Set "dates" in a mapping file, for example "DD/MM/YYYY" or "MM/DD/YYYY".',
  ],
  csv_amount_unreadable: [
    '"{value}" in column {column} is not an amount.',
    'Correct the row, or set "decimal" and "thousands" in a mapping file.',
  ],
  csv_amounts_are_ambiguous: [
    '"{value}" in column {column} can be read as two different amounts, and nothing in the file decides.',
    'Set "decimal" to "," or "." in a mapping file.',
  ],
  csv_amount_is_missing: [
    'The row has a day and text where its amount should be.',
    'Correct the row: a column seems to be missing.',
  ],
  csv_currency_unknown: [
    '"{value}" in column {column} is not a currency.',
    'Correct the row, or set "currency" in a mapping file.',
  ],
  csv_sign_unknown: [
    'Nothing says whether "{value}" in column {column} came in or went out.',
    'Set "signs" (or "inverseSign") in a mapping file: see docs/bank-files.md.',
  ],
  csv_row_is_too_long: [
    'The row has more columns than the header: "{value}".',
    'Put quotes around the text that holds the separator.',
  ],
  csv_row_is_in_two_columns: [
    'The row has both a debit and a credit.',
    'Correct the row: one of the two must be empty or zero.',
  ],
  account_is_not_ours: [
    'The file is about the account {account}, which is not one of ours.',
    'Add the account to its legal entity in the settings, or check whether the right file was chosen.',
  ],
  file_names_no_account: [
    'The file does not say whose account it is, and there are several: {accounts}.',
    'Choose the account, and load the file again.',
  ],
  file_has_no_statement: ['There is no statement in the file.', 'Download the statement again.'],
  statement_does_not_add_up: [
    'Statement {statement} does not add up: opening {opening} and lines {lines} make {reached}, but it closes with {closing}, off by {off}.',
    'Nothing of the file was taken. Download the whole period from the bank again.',
  ],
  statement_currency_differs: [
    'The statement is in {statement}, the account in {account}.',
    'Check whether the right account was chosen.',
  ],
  days_are_told_already: [
    'The days from {from} through {through} are in the books already, from a {by} of the bank.',
    'Load statements, or reports, or notices, but only one of them for the same days.',
  ],
  line_has_no_day: ['A line of statement {statement} has no day.', 'Ask the bank for camt.053.'],
  rate_is_missing: [
    'There is no rate of exchange from {currency} to {base} for {day}.',
    'Enter the rate in the settings, and load the file again.',
  ],
} as const satisfies Record<string, readonly [says: string, remedy: string]>

export type BankFileCode = keyof typeof sentences

/** Throws out of the middle of a stream; `readBankFile` turns it into a refusal. `place` says where: 'line 12'. */
export const badFile = (code: BankFileCode, facts: Facts = {}): Refused => new Refused(code, facts)

/** The same sentences for the contract of the API: what is so, then what to do. */
export const bankFileRefusals: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sentences).map(([code, [says, remedy]]) => [code, `${says} ${remedy}`]),
)

export const isBankFileCode = (code: string): code is BankFileCode => Object.hasOwn(sentences, code)

/** The refusal in words: what is wrong, where, and how to mend it. */
export function explainRefusal(refusal: Pick<Refusal, 'code' | 'facts'>): {
  reason: string
  place: string | null
  remedy: string
} {
  const { place } = refusal.facts
  const [says, remedy] = isBankFileCode(refusal.code)
    ? sentences[refusal.code]
    : ([`The file is refused (${refusal.code}).`, askBank] as const)
  return { reason: filled(says, refusal.facts), place: typeof place === 'string' ? place : null, remedy }
}

const filled = (sentence: string, facts: Facts) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => printable(facts[name]))

// What stands in a file can be anything, so a message shows only its beginning, and no control characters.
const printable = (fact: unknown): string =>
  (typeof fact === 'string' ? fact : JSON.stringify(fact ?? null))
    .slice(0, 60)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
