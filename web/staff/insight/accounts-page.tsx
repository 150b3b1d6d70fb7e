import { Skeleton } from '@mantine/core'
import { readTrialBalance } from '#contracts/ledger'
import { Card, Empty, Money, Page, PageHead, ProblemBox, catalogue, useAsk, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { useAsAt, useEntity } from '../session/place.ts'
import css from './insight.module.css'
import { InsightTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Accounts',
    line: 'Sums of all accounts by posting day. Debits and credits meet to the cent.',
    account: 'Account',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    sum: 'All accounts',
    none: 'Nothing is posted yet',
    noneHint: 'The first invoice or bank line makes the first entry.',
  },
  de: {
    title: 'Konten',
    line: 'Summen aller Konten nach Buchungstag. Soll und Haben treffen sich auf den Cent.',
    account: 'Konto',
    debit: 'Soll',
    credit: 'Haben',
    balance: 'Saldo',
    sum: 'Alle Konten',
    none: 'Noch ist nichts gebucht',
    noneHint: 'Die erste Rechnung oder Bankzeile macht die erste Buchung.',
  },
})

/** The trial balance of each legal entity, or of the one that was chosen. */
export function AccountsPage() {
  const say = useWords(words)
  const chosen = useEntity()
  const { entities } = useMe()
  return (
    <Page>
      <InsightTabs />
      <PageHead title={say.title} line={say.line} />
      <div className={css['stack']}>
        {(chosen ? [chosen] : entities).map((entity) => (
          <Balances key={entity.id} entity={entity} />
        ))}
      </div>
    </Page>
  )
}

function Balances({ entity }: { entity: { readonly id: string; readonly name: string; readonly currency: string } }) {
  const say = useWords(words)
  const { data, error } = useAsk(readTrialBalance, { entityId: entity.id, asAt: useAsAt() })
  if (error) return <ProblemBox problem={error} />
  if (!data) return <Skeleton height={180} radius={8} />
  return (
    <Card title={entity.name} beside={entity.currency}>
      {data.rows.length === 0 ? (
        <Empty title={say.none}>{say.noneHint}</Empty>
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']}>
            <thead>
              <tr>
                <th>{say.account}</th>
                <th data-figure>{say.debit}</th>
                <th data-figure>{say.credit}</th>
                <th data-figure>{say.balance}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.account}>
                  <td>
                    <span className={css['quiet']}>{row.account}</span> {row.name}
                  </td>
                  <td data-figure>
                    <Money of={row.debit} />
                  </td>
                  <td data-figure>
                    <Money of={row.credit} />
                  </td>
                  <td data-figure>
                    <Money of={row.balance} strong />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{say.sum}</td>
                <td data-figure>
                  <Money of={data.debit} />
                </td>
                <td data-figure>
                  <Money of={data.credit} />
                </td>
                <td data-figure>–</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Card>
  )
}
