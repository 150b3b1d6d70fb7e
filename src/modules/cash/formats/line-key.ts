import { createHash } from 'node:crypto'
import type { LineDraft, Statement, StatementDraft } from './statement.ts'

/**
 * Keys for the lines of one file. Equal lines are numbered, because two payments of the same amount by the same customer
 * on the same day are two payments. A statement that the file holds twice gets the same keys twice.
 */
export function keyLines(): (statement: StatementDraft) => Statement {
  const seen = new Map<string, number>()
  const whole = new Map<string, readonly number[]>()
  return (statement) => {
    const bases = statement.lines.map((line) => baseOf(statement.account, line))
    const digest = hash([statement.account, statement.statementId, balance(statement.opening), ...bases])
    const occurrences = whole.get(digest) ?? bases.map((base) => counted(seen, base))
    if (statement.statementId !== null) whole.set(digest, occurrences)
    const lines = statement.lines.map((line, index) => {
      const occurrence = occurrences[index] ?? 1
      return { ...line, occurrence, lineKey: hash([bases[index] ?? null, String(occurrence)]) }
    })
    return { ...statement, lines }
  }
}

// With the bank's own reference, amount and day say which line it is: names and texts differ between a day's report and its
// statement. The amount stays in, because parts of a batch share a reference.
function baseOf(account: string | null, line: LineDraft): string {
  const what = [account, line.bookedOn ?? line.valueOn, String(line.amount), line.currency]
  if (line.reference !== null) return hash(['reference', ...what, line.reference])
  return hash(['text', ...what, line.valueOn, line.payerName, line.payerAccount, line.remittance, line.endToEndId])
}

function counted(seen: Map<string, number>, base: string): number {
  const occurrence = (seen.get(base) ?? 0) + 1
  seen.set(base, occurrence)
  return occurrence
}

const balance = (opening: Statement['opening']) => (opening ? `${opening.day} ${opening.amount}` : null)

// JSON keeps the parts apart: 'a' and 'bc' must not be 'ab' and 'c'.
const hash = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
