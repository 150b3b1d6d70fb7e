import { Day, Figure, Money, SumLine, SumLines, catalogue, fullDayText, useAddress, useLanguage, useWords } from '#web'
import css from './billing.module.css'
import type { Lineage, ShownDocument } from './shown.ts'

const words = catalogue({
  en: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    asSent: 'As the customer has it',
    issued: 'Issued',
    supplied: 'Supplied',
    order: 'Our order',
    theirs: 'Your order',
    customer: 'Customer number',
    item: 'Item',
    quantity: 'Quantity',
    price: 'Price',
    tax: 'Tax',
    net: 'Net',
    note: (note: string) => `note ${note}`,
    total: 'Total',
    taxOf: (percent: string) => `Tax ${percent} %`,
    pay: 'Please pay',
    credited: 'We credit',
    by: 'By',
    inTime: (day: string) => `${day} is still in time`,
    discount: (percent: string) => `with ${percent} % discount until`,
    to: 'To',
    reason: 'Reason',
    whyLine: 'Why this line is what it is',
  },
  de: {
    invoice: 'Rechnung',
    credit_note: 'Gutschrift',
    asSent: 'Wie der Kunde sie hat',
    issued: 'Ausgestellt',
    supplied: 'Geliefert',
    order: 'Unser Auftrag',
    theirs: 'Ihre Bestellung',
    customer: 'Kundennummer',
    item: 'Leistung',
    quantity: 'Menge',
    price: 'Preis',
    tax: 'Steuer',
    net: 'Netto',
    note: (note: string) => `Lieferschein ${note}`,
    total: 'Summe',
    taxOf: (percent: string) => `Steuer ${percent} %`,
    pay: 'Bitte zahlen Sie',
    credited: 'Wir schreiben gut',
    by: 'Bis',
    inTime: (day: string) => `${day} ist noch rechtzeitig`,
    discount: (percent: string) => `mit ${percent} % Skonto bis`,
    to: 'An',
    reason: 'Grund',
    whyLine: 'Warum diese Zeile so ist',
  },
})

type Shown = { readonly document: ShownDocument; readonly lineage?: Lineage | undefined }

/** The document as the customer has it; explained, each line says below it why it is so. */
export function Sheet({ document, lineage }: Shown) {
  const say = useWords(words)
  return (
    <section className={css['desk']} aria-label={say.asSent}>
      <div className={css['deskHead']}>
        <b>{say.asSent}</b>
        <span>{document.language.toUpperCase()}</span>
      </div>
      <div className={css['sheet']}>
        <div className={css['sheetTop']}>
          <strong>{document.seller.name}</strong>
          <div className={css['sender']}>
            {document.seller.addressLines.join(' · ')}
            <br />
            {document.seller.email}
          </div>
        </div>
        <Parties document={document} />
        <h2>
          {say[document.kind]} {document.number}
        </h2>
        <PayBox document={document} />
        <Lines document={document} lineage={lineage} />
        <Sums document={document} />
        <div className={css['foot']}>
          {document.termsText}
          {document.reason && (
            <>
              {' · '}
              {say.reason}: {document.reason}
            </>
          )}
          {document.seller.vatNumber && ` · ${document.seller.vatNumber}`}
        </div>
      </div>
    </section>
  )
}

function Parties({ document }: Shown) {
  const say = useWords(words)
  return (
    <div className={css['parties']}>
      <div>
        {document.customerName}
        {document.billTo.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <dl>
        <dt>{say.issued}</dt>
        <dd>
          <Day of={document.issuedOn} />
        </dd>
        <dt>{say.supplied}</dt>
        <dd>
          <Day of={document.taxPointOn} />
        </dd>
        {document.poNumber && (
          <>
            <dt>{say.theirs}</dt>
            <dd>{document.poNumber}</dd>
          </>
        )}
        {document.ourOrder && (
          <>
            <dt>{say.order}</dt>
            <dd>{document.ourOrder}</dd>
          </>
        )}
        <dt>{say.customer}</dt>
        <dd>{document.customerNumber}</dd>
      </dl>
    </div>
  )
}

function PayBox({ document }: Shown) {
  const say = useWords(words)
  const language = useLanguage()
  const { discount, seller } = document
  return (
    <div className={css['pay']}>
      <div>
        <span>{document.kind === 'invoice' ? say.pay : say.credited}</span>
        <b>
          <Money of={document.gross} withCurrency />
        </b>
        {discount && (
          <span>
            <Money of={discount.amount} withCurrency /> {say.discount(discount.percent)} <Day of={discount.until} />
          </span>
        )}
      </div>
      {document.kind === 'invoice' && (
        <div>
          <span>{say.by}</span>
          <b>{fullDayText(document.dueOn, language)}</b>
          {document.effectiveDueOn !== document.dueOn && (
            <span>{say.inTime(fullDayText(document.effectiveDueOn, language))}</span>
          )}
        </div>
      )}
      {document.kind === 'invoice' && seller.bank && (
        <div>
          <span>{say.to}</span>
          <div>{seller.bank.iban}</div>
          <span>{seller.bank.bic}</span>
        </div>
      )}
    </div>
  )
}

function Lines({ document, lineage }: Shown) {
  const say = useWords(words)
  const { values, change } = useAddress()
  const opened = values['line']
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${css['lines']}`}>
        <thead>
          <tr>
            <th aria-label="#" className={css['optional']} />
            <th>{say.item}</th>
            <th data-figure>{say.quantity}</th>
            <th data-figure>{say.price}</th>
            <th data-figure className={css['optional']}>
              {say.tax}
            </th>
            <th data-figure>
              {say.net}, {document.gross.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line) => {
            const told = lineage?.lines.find((each) => each.lineId === line.id)
            const open = lineage !== undefined && opened === String(line.position)
            return (
              <tr key={line.position} data-open={open || undefined}>
                <td className={`quiet ${css['optional']}`}>{line.position}</td>
                <td>
                  {lineage ? (
                    <button
                      type="button"
                      aria-label={`${say.whyLine}: ${line.description}`}
                      aria-expanded={open}
                      onClick={() => change({ line: open ? undefined : String(line.position) })}
                    >
                      {line.description}
                    </button>
                  ) : (
                    line.description
                  )}
                  {line.detail && <small>{line.detail}</small>}
                  <small>
                    {[line.sku, line.deliveryNote && say.note(line.deliveryNote)].filter(Boolean).join(' · ')}
                  </small>
                  {told && <small className={css['optional']}>{told.sentence}</small>}
                </td>
                <td data-figure>
                  <Figure of={line.quantity} unit={line.unit} />
                </td>
                <td data-figure>
                  <Figure of={priceText(line.unitPrice, document.gross.amount)} />
                </td>
                <td data-figure className={css['optional']}>
                  <Figure of={line.taxPercent} unit="%" />
                </td>
                <td data-figure>
                  <Money of={line.net} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Sums({ document }: Shown) {
  const say = useWords(words)
  return (
    <div className={css['sums']}>
      <SumLines>
        <SumLine label={say.net} value={<Money of={document.net} />} />
        {document.taxes.map((tax) => (
          <SumLine
            key={`${tax.code} ${tax.percent}`}
            label={say.taxOf(tax.percent)}
            value={<Money of={tax.tax} showZero />}
          />
        ))}
        <SumLine
          label={`${say.total}, ${document.gross.currency}`}
          value={<Money of={document.gross} strong />}
          total
        />
      </SumLines>
    </div>
  )
}

/** A price has at least as many decimals as an amount of its currency: 54.00, and 0.1234 where it is so small. */
function priceText(price: string, like: string): string {
  const [whole = '0', decimals = ''] = price.split('.')
  const padded = decimals.padEnd((like.split('.')[1] ?? '').length, '0')
  return padded === '' ? whole : `${whole}.${padded}`
}
