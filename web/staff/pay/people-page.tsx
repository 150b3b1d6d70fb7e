import { Skeleton } from '@mantine/core'
import { listPeople } from '#contracts/incentives'
import { Card, Empty, Money, Page, PageHead, ProblemBox, useAsk, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { PeopleTabs } from '../league/tabs.tsx'
import css from './pay.module.css'
import { payWords } from './words.ts'

type PeopleProps = { readonly entityId: string; readonly quarter: string | undefined }

/** Everybody who is paid by what comes in, with what the quarter brought; a row opens the statement. */
export function PeoplePage({ entityId, quarter }: PeopleProps) {
  const say = useWords(payWords)
  const { data, error } = useAsk(listPeople, { entityId, quarter })
  if (error) return <ProblemBox problem={error} />
  return (
    <Page>
      <PeopleTabs />
      <PageHead title={say.peopleTitle} line={say.peopleLine} />
      {!data && <Skeleton height={200} radius={8} />}
      {data?.people.length === 0 && <Empty title={say.nobody}>{say.nobodyHint}</Empty>}
      {data && data.people.length > 0 && (
        <Card title={say.people} beside={data.people[0]?.earned.currency} flush>
          <table className={css['table']}>
            <thead>
              <tr>
                <th>{say.person}</th>
                <th data-figure>{say.earned}</th>
                <th data-figure>{say.takenBack}</th>
              </tr>
            </thead>
            <tbody>
              {data.people.map((person) => (
                <tr key={person.staffId}>
                  <td>
                    <WayTo path="/pay" asking={{ person: person.staffId }}>
                      {person.name}
                    </WayTo>
                    <small>{say.lines(person.entries)}</small>
                  </td>
                  <td data-figure>
                    <Money of={person.earned} strong />
                  </td>
                  <td data-figure>
                    <Money of={person.takenBack} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Page>
  )
}
