import { Skeleton } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { readDisputable } from '#contracts/disputes'
import { Card, Money, Page, PageHead, ProblemBox, catalogue, useAsk, useWords } from '#web'
import { DisputeForm } from './open-dispute-dialog.tsx'

const words = catalogue({
  en: { title: (number: string) => `Dispute about ${number}`, left: 'can still be refused' },
  de: { title: (number: string) => `Reklamation zu ${number}`, left: 'können noch bestritten werden' },
})

/** The same form as a page: for links from mails, from a short payment, and for a phone. */
export function NewDisputePage() {
  const say = useWords(words)
  const navigate = useNavigate()
  const { documentId } = useParams({ strict: false })
  const { data, error } = useAsk(readDisputable, { documentId: documentId ?? '' })
  return (
    <Page>
      <PageHead
        title={say.title(data?.number ?? '…')}
        line={
          data && (
            <span>
              {data.customerName} · <Money of={data.left} withCurrency showZero /> {say.left}
            </span>
          )
        }
      />
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={320} radius={8} />}
      {data && (
        <Card>
          <DisputeForm
            bill={data}
            close={() => window.history.back()}
            opened={(id) => void navigate({ to: `/disputes/${id}` })}
          />
        </Card>
      )}
    </Page>
  )
}
