import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import {
  Card,
  Day,
  Explanation,
  FieldRow,
  FieldRows,
  Money,
  Person,
  StateChip,
  SumLine,
  SumLines,
  Thing,
  Timeline,
  Why,
  done,
} from '#web'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

const lines = [
  { no: 1, name: 'Gleitringdichtung MG1-32', detail: 'Kohle/SiC, EPDM', quantity: '8', price: '48.50', net: '388.00' },
  {
    no: 2,
    name: 'Rillenkugellager 6205-2RS C3',
    detail: 'Listenpreis 12,40 − 5 % Rahmenvertrag 14',
    quantity: '120',
    price: '11.78',
    net: '1413.60',
  },
  {
    no: 3,
    name: 'Kreiselpumpe NB 40-160',
    detail: '2,2 kW, Grauguss',
    quantity: '1',
    price: '1864.00',
    net: '1864.00',
  },
  {
    no: 4,
    name: 'Inbetriebnahme vor Ort',
    detail: '11.06.2026, T. Eilers',
    quantity: '3.5',
    price: '96.00',
    net: '336.00',
  },
  { no: 5, name: 'Fracht', detail: '', quantity: '1', price: '45.00', net: '45.00' },
]

const explanation = (
  <Explanation
    sentence={
      <>
        <b>1,413.60</b> because dispatch confirmed <b>120</b> pieces at <b>11.78</b> each: list price 12.40 of 1
        January, and contract 14 takes 5 %. Only 100 of the 120 have a signed proof.
      </>
    }
    facts={[
      {
        fact: 'List price',
        value: '12.40',
        who: 'Ida Kolbe',
        when: '1 Jan, price file',
        rule: <span className="link">list 2026, v7</span>,
      },
      {
        fact: 'Discount',
        value: '5 %',
        who: 'Mira Sandvoss',
        when: '14 Nov 2025, signed',
        rule: <span className="link">contract 14, v2</span>,
      },
      {
        fact: 'Ordered',
        value: '120',
        who: 'Mira Sandvoss',
        when: '2 Jun 14:12, by phone',
        rule: <span className="link">SO-2026-1512</span>,
      },
      {
        fact: 'Tax',
        value: '19 %',
        who: 'product’s tax code',
        when: '1 Jan 2025',
        rule: <span className="link">DE standard, v3</span>,
      },
    ]}
    changed="with “bill only with proof”, 100 pieces and 1,178.00."
    actions={<Button>Overrule with a reason</Button>}
  />
)

export function InvoicePage() {
  return (
    <Thing
      title="RE-2026-01874 · Hansa Förderanlagen · 4,815.45 EUR"
      windowTitle="RE-2026-01874"
      line={
        <>
          <StateChip tone="waiting">open, 4,535.09 due Mon 13 Jul</StateChip>
          <StateChip tone="question">280.36 in dispute since 18 Jun</StateChip>
          <span>owner Mira Sandvoss · billed and received 12 Jun</span>
        </>
      }
      main={{ label: 'Ask dispatch for the proof', run: () => done('Jens Harms was asked', { undo: () => undefined }) }}
      second={[{ label: 'Why is this bill what it is?', key: 'y', run: () => undefined }]}
      menu={[
        { label: 'Write a credit note', key: 'n', run: () => undefined },
        { label: 'Send again', run: () => undefined },
      ]}
      previous="/billing/inv_1"
      next="/billing/inv_2"
      aside={
        <>
          <Card title="Up and down the chain">
            <SumLines>
              <SumLine
                label={
                  <Link to="/" className="link">
                    Order SO-2026-1512
                  </Link>
                }
                value="2 Jun · 4,815.45"
              />
              <SumLine
                label={
                  <Link to="/" className="link">
                    Delivery LS-2026-3344, proof
                  </Link>
                }
                value="9 Jun"
              />
              <SumLine
                label={
                  <Link to="/" className="link">
                    Expected payment
                  </Link>
                }
                value="Fri 10 Jul · 4,535.09"
              />
            </SumLines>
          </Card>
          <Card title="People">
            <div style={{ display: 'grid', gap: 8 }}>
              <Person name="Mira Sandvoss" duty="sales, owner" />
              <Person name="Jens Harms" duty="dispatch, looks for the proof" />
              <Person name="Karin Ahlers" duty="goods in, Hansa" side="theirs" />
            </div>
          </Card>
          <Card title="Days">
            <FieldRows>
              <FieldRow label="Ordered">
                <Day of="2026-06-02" />
              </FieldRow>
              <FieldRow label="Received">
                <Day of="2026-06-12" />
              </FieldRow>
              <FieldRow label="Due">
                <Day of="2026-07-13" relative />
              </FieldRow>
            </FieldRows>
          </Card>
        </>
      }
      timeline={
        <Timeline
          comment={() => undefined}
          happenings={[
            {
              id: '5',
              day: '2026-06-26',
              who: 'Dispatch',
              kind: 'People',
              what: 'Parcel service asked for the signature of 11 Jun; answer promised for today.',
              detail: 'Jens Harms',
            },
            {
              id: '4',
              day: '2026-06-18',
              who: 'Machine',
              kind: 'Machine',
              what: (
                <>
                  Collection of 280.36 stopped; the other 4,535.09 goes on as usual.{' '}
                  <Why title="Why it stopped">{explanation}</Why>
                </>
              ),
            },
            {
              id: '3',
              day: '2026-06-18',
              who: 'Customer',
              kind: 'Customer',
              what: '“Only one parcel came, 100 pieces.” Dispute DI-2026-0148 on line 2.',
              detail: 'Karin Ahlers, in the portal, 10:41',
              figure: '280.36',
            },
            {
              id: '2',
              day: '2026-06-12',
              who: 'Billing',
              kind: 'Machine',
              what: 'Billed in the run of 5:30, sent 5:40, mailbox accepted 5:41.',
              detail: 'Dr 1100 4,815.45 · Cr 4000 4,001.60 · Cr 4020 45.00 · Cr 2200 768.85',
              figure: '4,815.45',
            },
            {
              id: '1',
              day: '2025-12-11',
              who: 'Operations',
              kind: 'People',
              what: 'Second delivery: 20 bearings by parcel, scanned out 16:20, no signature on file.',
            },
          ]}
        />
      }
    >
      <Card title="Lines" beside="As sent, German" flush>
        <table>
          <thead>
            <tr>
              <th aria-label="Line" />
              <th>Product</th>
              <th className="num">Quantity</th>
              <th className="num">Price</th>
              <th className="num">Net, EUR</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.no}>
                <td className="faint">{line.no}</td>
                <td>
                  {line.name}
                  <div className="small quiet">{line.detail}</div>
                </td>
                <td className="num">{line.quantity}</td>
                <td className="num">{line.price}</td>
                <td className="num">
                  <Money of={eur(line.net)} /> <Why title={`Line ${line.no} · why ${line.net}?`}>{explanation}</Why>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Thing>
  )
}
