import { sql, type RawBuilder, type Tx } from '#platform/sql'
import { gaplessSpans, type NumberSpan } from '#modules/company'
import type { Finding } from '#modules/ledger'

/** Every invariant of the documents, read afresh from the rows. At most 50 places each. */
export async function checkBilling(tx: Tx): Promise<Finding[]> {
  const spans = (await gaplessSpans(tx)).filter(({ kind }) => kind === 'invoice' || kind === 'credit_note')
  const found: Finding[] = []
  for (const [invariant, query] of [...invariants, ...numbering(spans)]) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'the lines of a document make its net',
    sql`
      select document.kind || ' ' || coalesce(document.number, '(draft ' || document.id || ')') as place,
        'net ' || document.net || ', lines ' || coalesce(line.net, 0) as detail
      from billing.document
      left join (select document_id, sum(net) as net from billing.document_line group by document_id) line
        on line.document_id = document.id
      where document.net <> coalesce(line.net, 0) or (line.document_id is null and document.status = 'issued')
      order by document.id limit 50`,
  ],
  [
    'the tax sums of a document make its net and its tax',
    sql`
      select document.kind || ' ' || document.number as place,
        'net ' || document.net || ' and tax ' || document.tax || ', sums ' || coalesce(sums.net, 0) || ' and ' || coalesce(sums.tax, 0) as detail
      from billing.document
      left join (select document_id, sum(net) as net, sum(tax) as tax from billing.document_tax group by document_id) sums
        on sums.document_id = document.id
      where document.status = 'issued' and (document.net <> coalesce(sums.net, 0) or document.tax <> coalesce(sums.tax, 0))
      order by document.id limit 50`,
  ],
  [
    'a tax sum is the sum of the lines under its code and rate',
    sql`
      with line as (
        select document_id, tax_code_id, tax_percent as percent, sum(net) as net
        from billing.document_line group by document_id, tax_code_id, tax_percent
      )
      select document.kind || ' ' || document.number as place,
        'tax code ' || tax.tax_code_id || ' at ' || tax.percent || ' %: ' || tax.net || ', lines ' || coalesce(line.net, 0) as detail
      from billing.document_tax tax
      join billing.document on document.id = tax.document_id and document.status = 'issued'
      left join line using (document_id, tax_code_id, percent)
      where tax.net <> coalesce(line.net, 0)
      order by document.id limit 50`,
  ],
  [
    'a document has one item, which says the same',
    sql`
      select document.kind || ' ' || document.number as place,
        'gross ' || document.gross || ' ' || document.currency || ', item ' || coalesce(item.number || ' ' || item.total || ' ' || item.currency, 'none') as detail
      from billing.document
      left join ledger.open_item item on item.document_id = document.id
      where document.status = 'issued' and (item.id is null or item.total <> document.gross or item.kind <> document.kind
        or item.number <> document.number or item.currency <> document.currency or item.customer_id <> document.customer_id
        or item.entity_id <> document.entity_id or item.issued_on <> document.issued_on or item.due_on <> document.due_on)
      order by document.id limit 50`,
  ],
  [
    'a document is posted once, with its gross, its net and its tax',
    sql`
      with posted as (
        select entry.document_id, count(distinct entry.id) as entries,
          coalesce(sum(posting.amount) filter (where posting.account = 1100), 0) as gross,
          coalesce(-sum(posting.amount) filter (where posting.account = 2200), 0) as tax,
          coalesce(-sum(posting.amount) filter (where posting.account not in (1100, 2200)), 0) as net
        from ledger.entry join ledger.posting on posting.entry_id = entry.id
        where entry.kind in ('invoice_issued', 'credit_note_issued')
        group by entry.document_id
      )
      select document.kind || ' ' || document.number as place,
        'net, tax and gross ' || document.net || ' / ' || document.tax || ' / ' || document.gross || ', posted '
        || coalesce(posted.net, 0) || ' / ' || coalesce(posted.tax, 0) || ' / ' || coalesce(posted.gross, 0) as detail
      from billing.document
      left join posted on posted.document_id = document.id
      cross join lateral (select case document.kind when 'invoice' then 1 else -1 end as side) direction
      where document.status = 'issued' and document.gross <> 0
        and (coalesce(posted.entries, 0) <> 1 or posted.gross <> side * document.gross or posted.tax <> side * document.tax
          or posted.net <> side * document.net)
      order by document.id limit 50`,
  ],
  [
    'entries and items name documents that exist',
    sql`
      select 'entry ' || entry.id as place, 'no document ' || entry.document_id as detail
      from ledger.entry left join billing.document on document.id = entry.document_id and document.status = 'issued'
      where entry.document_id is not null and document.id is null
      union all
      select 'item ' || item.number, 'no document ' || item.document_id
      from ledger.open_item item left join billing.document on document.id = item.document_id and document.status = 'issued'
      where item.document_id is not null and document.id is null
      order by 1 limit 50`,
  ],
  [
    'what was billed names the line that billed it',
    sql`
      select 'billable ' || billable.id as place, 'no document line ' || billable.document_line_id as detail
      from billing.billable left join billing.document_line line on line.id = billable.document_line_id
      where billable.document_line_id is not null and line.id is null
      order by billable.id limit 50`,
  ],
  [
    'no line is credited beyond what it billed',
    sql`
      select document.kind || ' ' || document.number as place,
        'line ' || line.position || ' billed ' || line.net || ', credited ' || sum(credit.net) as detail
      from billing.document_line credit
      join billing.document_line line on line.id = credit.original_line_id
      join billing.document on document.id = line.document_id
      group by line.id, document.id having sum(credit.net) > line.net
      order by document.id limit 50`,
  ],
]

/** What a span says a number must look like, for whatever is numbered: rows with series_id, number and a name. */
function numbering(spans: readonly NumberSpan[]): [string, RawBuilder<unknown>][] {
  const span = sql`
    select * from unnest(
      ${spans.map((each) => each.seriesId)}::bigint[], ${spans.map((each) => each.before)}::text[],
      ${spans.map((each) => each.after)}::text[], ${spans.map((each) => each.width)}::int[], ${spans.map((each) => each.next)}::bigint[])
      span (series_id, before, after, width, next)`
  const drawn = sql`
    span as (${span}),
    drawn as (
      select document.id, document.kind, document.number, span.series_id, span.before, span.after, span.width, span.next,
        substr(document.number, length(span.before) + 1, greatest(length(document.number) - length(span.before) - length(span.after), 0)) as running
      from billing.document
      join company.series on series.id = document.series_id and series.gapless
      left join span on span.series_id = document.series_id and starts_with(document.number, span.before)
        and right(document.number, length(span.after)) = span.after
    )`
  return [
    [
      'a number is one that its series gave',
      sql`
        with ${drawn}
        select kind || ' ' || number as place, 'the series gives ' || coalesce(before || next || after || ' next', 'no such numbers') as detail
        from drawn
        where running is null or running !~ '^[0-9]{1,18}$' or running::bigint >= next or running::bigint < 1
        order by id limit 50`,
    ],
    [
      'there is no gap in the numbers of a series',
      sql`
        with ${drawn},
        known as (
          select series_id, before, after, width, next, running::bigint as running from drawn where running ~ '^[0-9]{1,18}$'
        ),
        reach as (
          select span.series_id, span.before, span.after, span.width, span.next, min(known.running) as first
          from span left join known using (series_id, before, after, width, next)
          group by span.series_id, span.before, span.after, span.width, span.next
        )
        select 'number ' || reach.before || lpad(missing.running::text, greatest(reach.width, length(missing.running::text)), '0') || reach.after as place,
          'it was given, and nothing bears it' as detail
        from reach
        cross join lateral generate_series(reach.first, reach.next - 1) missing (running)
        where not exists (
          select 1 from known where known.series_id = reach.series_id and known.before = reach.before and known.running = missing.running)
        order by 1 limit 50`,
    ],
  ]
}
