import { said } from '../bank-text.ts'
import type { LineDraft } from '../statement.ts'
import type { Element } from '../xml.ts'
import { allAt, textAt } from '../xml.ts'

type Remittance = Pick<LineDraft, 'remittance' | 'creditorReferences' | 'documentNumbers'>

/**
 * What the payer wants to say: free text, then structured references and numbers of documents. Where a bank carries that
 * text in its own notes instead, those.
 */
export function remittanceOf(entry: Element, payments: readonly Element[]): Remittance {
  const references = wordsOf(payments, ['RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/CdtrRefInf/CdtrRef'])
  const documents = wordsOf(payments, ['RmtInf/Strd/RfrdDocInf/Nb', 'RmtInf/Strd/RfrdDocInf/RfrdDocNb'])
  const remarks = wordsOf(payments, ['RmtInf/Strd/AddtlRmtInf']).filter((remark) => !/^\?REJECT\?\d$/.test(remark))
  const words = [...wordsOf(payments, ['RmtInf/Ustrd']), ...references, ...documents, ...remarks]
  const notes = wordsOf(payments, ['AddtlTxInf'])
  const fallback = notes.length > 0 ? notes : payments.length === 0 ? wordsOf([entry], ['AddtlNtryInf']) : []
  const text = [...new Set(words.length > 0 ? words : fallback)].join(' ')
  return { remittance: text === '' ? null : text, creditorReferences: references, documentNumbers: documents }
}

const wordsOf = (owners: readonly Element[], ways: readonly string[]): readonly string[] => {
  const words = owners.flatMap((owner) => ways.flatMap((way) => allAt(owner, way).map((each) => said(each.text))))
  return [...new Set(words.filter((word) => word !== null))]
}

/** What the bank itself writes about a line: its booking text. */
export const bankTextOf = (entry: Element, payments: readonly Element[]): string | null =>
  [
    ...new Set([
      ...wordsOf(payments, ['AddtlTxInf']),
      ...[said(textAt(entry, 'AddtlNtryInf'))].filter((text) => text !== null),
    ]),
  ].join(' ') || null
