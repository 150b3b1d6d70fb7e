import { checkAudit, type AuditVerdict } from '#platform/audit-check'
import type { Tx } from '#platform/sql'
import { checkBilling } from '#modules/billing'
import { checkCash } from '#modules/cash'
import { checkDisputes } from '#modules/disputes'
import { checkPay } from '#modules/incentives'
import { checkPromises, checkReminders } from '#modules/collections'
import { checkLedger, type Finding } from '#modules/ledger'
import { checkOrders } from '#modules/orders'
import { checkQuotes } from '#modules/quotes'

/** Who proves what, in the order in which it is done. */
const parts: readonly { readonly name: string; readonly check: (tx: Tx) => Promise<Finding[]> }[] = [
  { name: 'ledger', check: checkLedger },
  { name: 'documents', check: checkBilling },
  { name: 'orders and reservations', check: checkOrders },
  { name: 'quotes', check: checkQuotes },
  { name: 'disputes', check: checkDisputes },
  { name: 'bank lines', check: checkCash },
  { name: 'pay', check: checkPay },
  { name: 'reminders', check: checkReminders },
  { name: 'promises', check: checkPromises },
]

export type Verdict = {
  readonly ok: boolean
  readonly findings: readonly (Finding & { readonly part: string })[]
  readonly audit: {
    readonly sealed: number
    readonly head: string | null
    /** Rows that the sealer has not reached yet: true as far as their own fingerprints go. */
    readonly unsealed: { readonly count: number; readonly firstId: string; readonly lastId: string } | null
  }
}

/** Every invariant of the books, each computed anew from the rows; wants one snapshot of all. */
export async function checkBooks(tx: Tx, onPart: (name: string) => void = () => {}): Promise<Verdict> {
  const findings: (Finding & { readonly part: string })[] = []
  for (const { name, check } of parts) {
    onPart(name)
    findings.push(...(await check(tx)).map((finding) => ({ part: name, ...finding })))
  }
  onPart('audit')
  const audit = await checkAudit(tx)
  findings.push(...auditFindings(audit).map((finding) => ({ part: 'audit', ...finding })))
  return { ok: findings.length === 0, findings, audit: shown(audit) }
}

const shown = ({ sealed, head, unsealed }: AuditVerdict): Verdict['audit'] => ({
  sealed: Number(sealed),
  head,
  unsealed: unsealed && {
    count: Number(unsealed.count),
    firstId: String(unsealed.firstId),
    lastId: String(unsealed.lastId),
  },
})

function auditFindings({ broken }: AuditVerdict): Finding[] {
  if (!broken) return []
  const { auditId, position, what } = broken
  const where = position === null ? 'it is not in the chain' : `position ${position} of the chain`
  return [{ invariant: 'audit rows are never changed', place: `audit row ${auditId}`, detail: `${what}; ${where}` }]
}
