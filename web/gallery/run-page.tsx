import { useState } from 'react'
import { Page, PageHead, Run, SumLine, SumLines } from '#web'

const bills = [
  ['Weserkraft Nord', '9', 'e-invoice', '8,214.00'],
  ['Brinkmann Fluidtechnik', '6', 'e-invoice', '6,730.50'],
  ['Rolandwerft', '4', 'portal', '5,118.20'],
  ['Molkerei Geestland', '3', 'PDF', '4,306.00'],
]

export function RunPage() {
  const [state, setState] = useState<'ready' | 'running' | 'finished'>('ready')
  return (
    <Page>
      <PageHead title="Bill what is ready" line="Until Tue 30 Jun; yesterday’s run billed 21 orders." />
      <Run
        state={state}
        title="23 orders become 21 invoices, 71 lines"
        beside="48,912.40 EUR net"
        exceptions={
          <table>
            <tbody>
              <tr>
                <td>Hafenkran Service Emden</td>
                <td>120 pumps? Their last five orders: 10 to 14.</td>
                <td className="num">18,240.00</td>
              </tr>
              <tr>
                <td>Harzer Papierfabrik</td>
                <td>They want a PO number and there is none.</td>
                <td className="num">9,870.00</td>
              </tr>
            </tbody>
          </table>
        }
        totals={
          <SumLines>
            <SumLine label="Tax 19 % on 48,250.90" value="9,167.67" />
            <SumLine label="Tax 7 % on 661.50" value="46.31" />
            <SumLine label="Gross" value="58,126.38" total />
          </SumLines>
        }
        start={{ label: 'Bill 23 orders', run: () => setState('running') }}
        second={[{ label: 'Preview', run: () => undefined }]}
        progress={{ done: 14, total: 21, line: 'Rolandwerft' }}
        history={[
          {
            id: '1',
            day: '2026-06-29',
            what: '21 orders, 19 invoices',
            by: 'the clock, 5:30',
            sum: '41,208.77',
            to: '/billing',
          },
          {
            id: '2',
            day: '2026-06-26',
            what: '18 orders, 18 invoices',
            by: 'Ida Kolbe',
            sum: '36,001.10',
            to: '/billing',
          },
        ]}
      >
        <table>
          <thead>
            <tr>
              <th>Customer</th>
              <th className="num">Lines</th>
              <th>Goes by</th>
              <th className="num">Net, EUR</th>
            </tr>
          </thead>
          <tbody>
            {bills.map(([customer, count, by, net]) => (
              <tr key={customer}>
                <td>{customer}</td>
                <td className="num">{count}</td>
                <td className="quiet">{by}</td>
                <td className="num">{net}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Run>
    </Page>
  )
}
