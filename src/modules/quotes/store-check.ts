import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { Finding } from '#modules/ledger'

/** Every invariant of quotes, read afresh from the rows. At most 50 places each. */
export async function checkQuotes(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const named = sql.raw(`'quote ' || coalesce(quote.number, '#' || quote.id) || ', version ' || version.no`)

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'the lines of a version make its net, and its net and tax make its gross',
    sql`
      select ${named} as place, 'net ' || version.net || ', lines ' || coalesce(line.net, 0) || ', tax ' || version.tax
        || ', gross ' || version.gross as detail
      from quotes.quote_version version
      join quotes.quote on quote.id = version.quote_id
      left join (select version_id, sum(net) as net from quotes.quote_line group by version_id) line on line.version_id = version.id
      where version.net <> coalesce(line.net, 0) or version.gross <> version.net + version.tax
      order by version.id limit 50`,
  ],
  [
    'the tax of a version is that of its lines, once per code and rate',
    sql`
      select ${named} as place, 'tax ' || version.tax || ', lines ' || coalesce(due.tax, 0) as detail
      from quotes.quote_version version
      join quotes.quote on quote.id = version.quote_id
      left join (
        select version_id, sum(round(net * tax_percent / 100)) as tax from (
          select version_id, tax_code_id, tax_percent, sum(net) as net from quotes.quote_line
          where kind = 'product' group by version_id, tax_code_id, tax_percent) taxed
        group by version_id) due on due.version_id = version.id
      where version.tax <> coalesce(due.tax, 0)
      order by version.id limit 50`,
  ],
  [
    'an accepted quote has exactly one order, and nothing else has one',
    sql`
      select ${named} as place, quote.state || ', order ' || coalesce(placed.number, 'none') as detail
      from quotes.quote
      join quotes.quote_version version on version.quote_id = quote.id and version.no = quote.latest_no
      left join orders.sales_order placed on placed.id = quote.order_id
      where (quote.state = 'accepted') <> (placed.id is not null)
        or (quote.state = 'accepted') <> (version.state = 'accepted')
        or (placed.id is not null and (placed.customer_id <> quote.customer_id or placed.currency <> quote.currency
          or placed.number is null))
      order by quote.id limit 50`,
  ],
  [
    'the state of a quote is that of its latest version, and only that one can be open',
    sql`
      select ${named} as place, 'quote ' || quote.state || ', version ' || version.state || ', latest ' || quote.latest_no as detail
      from quotes.quote_version version
      join quotes.quote on quote.id = version.quote_id
      where (version.no = quote.latest_no and version.state <> quote.state)
        or (version.no <> quote.latest_no and version.state in ('draft', 'waiting', 'sent', 'accepted'))
        or version.no > quote.latest_no
      order by version.id limit 50`,
  ],
  [
    'what was sent beyond the authority of its sender had the yes of another person',
    sql`
      select ${named} as place, 'approved by the one who asked' as detail
      from quotes.quote_version version
      join quotes.quote on quote.id = version.quote_id
      where version.approved_at is not null and (version.approved_by is null or version.approved_by = version.asked_by
        or version.decision_id is null)
      order by version.id limit 50`,
  ],
]
