import { elapsedMs } from '#app/clock'
import { bankPaperFor } from './bank-paper.ts'
import { fieldOf, type Answer, type DrillClient } from './drill-client.ts'
import type { Drill, DrillOptions, DrillReport } from './drill.ts'
import { withDrillCompany, type DrillCompany } from './drill-company.ts'
import { accepted, placeOrder } from './sale.ts'

const clients = 64
const invoiceGross = '1190.00'
const lineAmount = '100.00'
/** Eleven times a hundred fit into 1190.00 and a hair. */
const fit = 11

export const cashRaceDrill: Drill = {
  name: 'cash-race',
  about: '64 clients apply money to the same invoice at once; no cent is applied twice and none beyond what is open',
  rounds: { full: 10, short: 2 },
  run: (options) =>
    withDrillCompany({ clients, customers: 1, limit: '1000000000.00' }, (company) => run(company, options)),
}

async function run(company: DrillCompany, { rounds }: DrillOptions): Promise<DrillReport> {
  const breaches: string[] = []
  let applied = 0
  let ms = 0
  for (let round = 0; round < rounds; round += 1) {
    const itemId = await openInvoice(company)
    const lines = await bookedLines(company, round)
    const began = elapsedMs()
    const answers = await Promise.all(company.clients().map((client, index) => apply(client, lines[index], itemId)))
    ms += elapsedMs() - began
    const taken = answers.filter(({ status }) => status === 200).length
    const other = answers.find(({ status }) => status !== 200 && status !== 409)
    if (other) breaches.push(`one was told neither yes nor no: ${other.status} ${JSON.stringify(other.body)}`)
    if (taken !== fit) breaches.push(`${taken} times ${lineAmount} went into ${invoiceGross}; ${fit} fit`)
    const again = await Promise.all(company.clients().map((client, index) => apply(client, lines[index], itemId)))
    if (again.some(({ status }) => status === 200)) breaches.push('a line was applied twice')
    applied += taken
  }
  return {
    figures: { tries: rounds * clients * 2, applied, 'tries a second': Math.round((rounds * clients * 1000) / ms) },
    breaches,
  }
}

type Line = { readonly id: string; readonly version: number }

const apply = (client: DrillClient, line: Line | undefined, itemId: string): Promise<Answer> =>
  client.send(`/v1/bank-lines/${line?.id}/apply`, {
    method: 'POST',
    version: line?.version ?? 0,
    body: { items: [{ itemId, amount: { amount: lineAmount, currency: 'EUR' } }] },
  })

const first = (company: DrillCompany): DrillClient => {
  const [client] = company.clients()
  if (!client) throw new Error('there is no client')
  return client
}

async function openInvoice(company: DrillCompany): Promise<string> {
  const client = first(company)
  const placed = await placeOrder(client, company.shop, company.shop.customerIds[0] ?? '', 10)
  const orderId = fieldOf(accepted(placed, 'an order'), 'id')
  accepted(await client.send('/v1/deliveries', { method: 'POST', body: { orderId, proofKind: 'none' } }), 'a delivery')
  const bill = await client.send('/v1/invoices', { method: 'POST', body: { orderIds: [orderId] } })
  const documentId = fieldOf(accepted(bill, 'an invoice'), 'documents.0.id')
  const items = accepted(
    await client.send('/v1/open-items?limit=100&kind=invoice&sort=-issuedOn'),
    'the list of open items',
  )
  for (let index = 0; ; index += 1) {
    if (fieldOf(items, `rows.${index}.documentId`) === documentId) return fieldOf(items, `rows.${index}.id`)
  }
}

/** Money that says nothing about its purpose, a line for each client. */
async function bookedLines(company: DrillCompany, round: number): Promise<Line[]> {
  const client = first(company)
  const file = bankPaperFor({ iban: company.shop.iban, round, lines: clients, amount: lineAmount })
  accepted(await client.send('/v1/bank-files', { method: 'POST', body: file }), 'a bank file')
  const answer = accepted(await client.send(`/v1/bank-lines?limit=${clients}&waits=payer`), 'the list of lines')
  return Array.from({ length: clients }, (_, index) => ({
    id: fieldOf(answer, `rows.${index}.id`),
    version: Number(fieldOf(answer, `rows.${index}.version`)),
  }))
}
