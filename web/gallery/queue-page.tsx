import { useState } from 'react'
import { Button } from '@mantine/core'
import { Bar, Empty, Page, PageHead, StateChip, SumLine, SumLines, WorkQueue, done, type Work } from '#web'

const works: readonly Work[] = [
  {
    id: '1',
    title: 'Aumann Fördertechnik',
    figure: '7,949.44',
    reason: '3 invoices, a credit note, 2 % discount',
    aside: '97 %',
  },
  {
    id: '2',
    title: 'Weserkraft Beteiligungs AG',
    figure: '18,744.09',
    reason: 'parent pays 5 items of 3 members',
    aside: '93 %',
  },
  { id: '3', title: 'Brinkmann Fluidtechnik', figure: '12,305.80', reason: 'exact sum of 4 of 9 items', aside: '91 %' },
  {
    id: '4',
    title: 'Lindauer Maschinenbau',
    figure: '2,641.80',
    reason: 'RE-26-00977 less 119.00, no reason',
    aside: '88 %',
  },
]
const unknown: readonly Work[] = [
  { id: '5', title: 'K. Meiners', figure: '214.20', reason: '“Rechnung Juni” · new account', aside: 'new' },
  {
    id: '6',
    title: 'Sammelüberweisung',
    figure: '4,331.60',
    reason: '26 Jun · advice file has not come',
    aside: '4 days',
  },
]

export function QueuePage() {
  const [gone, setGone] = useState<readonly string[]>([])
  const still = (all: readonly Work[]) => all.filter((work) => !gone.includes(work.id))
  const apply = (work: Work) => {
    setGone([...gone, work.id])
    done('Applied to 4 items', { undo: () => setGone((now) => now.filter((id) => id !== work.id)) })
  }
  return (
    <Page>
      <PageHead title="Cash of Monday 29 June" line="45 lines came in, 40 posted by themselves. 6 wait for you.">
        <Button>History and undo</Button>
        <Button>Load a bank file</Button>
      </PageHead>
      <WorkQueue
        groups={[
          { key: 'confirm', title: 'To confirm', sum: '42,831.13', works: still(works) },
          { key: 'unknown', title: 'Payer unknown', sum: '4,545.80', works: still(unknown) },
          {
            key: 'done',
            title: 'Posted by itself',
            sum: '146,226.12',
            settled: true,
            works: [{ id: '9', title: '✓ Stadtwerke Verden', figure: '9,401.00', reason: 'number, sum' }],
          },
        ]}
        detail={(work) => (
          <div style={{ display: 'grid', gap: 14 }}>
            <div style={{ display: 'flex', justifyContent: 'space-between' }}>
              <div>
                <h2 style={{ fontSize: 16 }}>{work.title}</h2>
                <span className="small quiet">Customer 10418 · value 29 Jun · from account ··7731</span>
              </div>
              <b className="num" style={{ fontSize: 20 }}>
                {work.figure}
              </b>
            </div>
            <Bar
              label="Covers"
              legend
              parts={[
                { label: 'RE-26-01008', share: 4769, tone: 'settled', value: '4,769.76' },
                { label: 'RE-26-01014', share: 2169, tone: 'plain', value: '2,169.13' },
                { label: 'RE-26-01023', share: 1010, tone: 'plain-3', value: '1,010.55' },
              ]}
            />
            <SumLines>
              <SumLine
                label="Received less sum"
                value={<StateChip tone="settled">✓ 0.00 · meets to the cent</StateChip>}
                total
              />
            </SumLines>
          </div>
        )}
        aside={() => (
          <>
            <h2>Aumann’s open items</h2>
            <SumLines>
              <SumLine label="Open now, 7 items" value="12,811.54" />
              <SumLine label="Settled by this proposal" value="−8,118.18" />
              <SumLine label="Open after, 3 items" value="4,693.36" total />
            </SumLines>
          </>
        )}
        actions={[
          { key: 'Space', label: 'Apply to 4 items', main: true, run: apply },
          { key: 's', label: 'Split', run: () => undefined },
          { key: 'u', label: 'Leave unapplied', run: apply },
        ]}
        progress={`Today: ${gone.length} of 6 done`}
        empty={<Empty title="Everything of today is applied">The next bank file comes tomorrow at 6:40.</Empty>}
      />
    </Page>
  )
}
