import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { entities } from '#modules/company'
import type { Finding } from '#modules/ledger'
import { fingerprintOf } from './frozen-text.ts'
import { proveFormula } from './prove-formula.ts'
import { accruedDocuments, frozenTexts, listedFindings } from './store-check.ts'

const atOnce = 2_000

/**
 * Everything that pay claims, computed anew: that the entries of an invoice and a person are the formula on its state, that what is
 * posted is what the entries say, that settled statements are as they were settled, and that payroll got what two people agreed to.
 */
export async function checkPay(tx: Tx): Promise<Finding[]> {
  const findings = await listedFindings(tx)
  for (const entity of await entities(tx)) {
    let after: Id<'inv'> | null = null
    for (;;) {
      const documents: { readonly id: Id<'inv'>; readonly accruedAt: Date; readonly number: string }[] =
        await accruedDocuments(tx, { entityId: entity.id, after, limit: atOnce })
      findings.push(...(await proveFormula(tx, entity, documents)))
      after = documents.at(-1)?.id ?? null
      if (documents.length < atOnce) break
    }
  }
  return [...findings, ...(await changedTexts(tx))]
}

async function changedTexts(tx: Tx): Promise<Finding[]> {
  return (await frozenTexts(tx)).flatMap(({ id, name, quarter, content, hash }) =>
    fingerprintOf(content) === hash
      ? []
      : [
          {
            invariant: 'a settled pay statement never changes',
            place: `pay statement ${id}`,
            detail: `of ${name}, ${quarter}: its text is not the one that was settled`,
          },
        ],
  )
}
