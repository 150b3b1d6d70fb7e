import { Button, TextInput } from '@mantine/core'
import {
  ApiProblem,
  Bar,
  Card,
  CheckBeside,
  CheckedField,
  Day,
  Dot,
  HeadFigure,
  HeadFigures,
  Money,
  Page,
  PageHead,
  Person,
  ProblemBox,
  StateChip,
  Why,
  Explanation,
} from '#web'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

export function ShapesPage() {
  return (
    <Page>
      <PageHead title="Shapes" line="The small things every screen is made of" />
      <HeadFigures>
        <HeadFigure value={<Money of={eur('48912.40')} />} beside="23 orders" label="ready to bill, EUR net" />
        <HeadFigure
          value={<Money of={eur('39206.50')} />}
          beside="5 orders"
          label="delivered, not billed over 3 days"
        />
        <HeadFigure value={<Money of={eur('51209.10')} />} beside="11 orders" label="stopped by a rule, EUR net" />
        <HeadFigure value="95.2 %" beside="+0.8 points" label="right the first time" />
      </HeadFigures>
      <div style={{ display: 'grid', gap: 12 }}>
        <Card title="New order · Aumann Fördertechnik" flush>
          <CheckedField label="Customer" check={<CheckBeside tone="fine" says="pays in 28 days, 43 of 44 on time" />}>
            <TextInput aria-label="Customer" defaultValue="Aumann Fördertechnik GmbH" />
          </CheckedField>
          <CheckedField
            label="Deliver to"
            below="Known: Halle 3, Gütersloher Str. 41, 18 deliveries"
            check={
              <CheckBeside
                tone="wrong"
                says="Delivery address is not one of the customer’s. Which is right?"
                answers={
                  <>
                    <Button size="compact-xs">Halle 3, Gütersloher Str. 41</Button>
                    <Button size="compact-xs">Add as new</Button>
                  </>
                }
              />
            }
          >
            <TextInput aria-label="Deliver to" defaultValue="Am Stichkanal 12, 33719 Bielefeld" error />
          </CheckedField>
          <CheckedField
            label="Terms"
            check={
              <CheckBeside
                tone="question"
                says="Order query · answer by 11:00"
                answers={<Button size="compact-xs">No, contract stands</Button>}
              >
                “They write 60 days as discussed. Did you promise that?” Ida Kolbe
              </CheckBeside>
            }
          >
            <TextInput aria-label="Terms" defaultValue="2 % in 10 days, 30 net" />
          </CheckedField>
          <CheckedField
            label="Pieces"
            check={
              <CheckBeside
                tone="look"
                says="100 is ten times their usual 8 to 12."
                answers={<Button size="compact-xs">Make it 10</Button>}
              >
                A box holds 10.
              </CheckBeside>
            }
          >
            <TextInput aria-label="Pieces" defaultValue="100" />
          </CheckedField>
        </Card>
        <Card title="Words, days, amounts">
          <p>
            <StateChip tone="settled">paid</StateChip> <StateChip tone="waiting">due in 8 days</StateChip>{' '}
            <StateChip tone="overdue">38 days overdue</StateChip> <StateChip tone="question">in dispute</StateChip>{' '}
            <StateChip tone="news">3 new</StateChip> <StateChip>draft</StateChip>
          </p>
          <p>
            <Dot tone="overdue">held</Dot> <Dot tone="settled">settled</Dot> <Day of="2026-03-12" /> ·{' '}
            <Day of="2025-02-12" relative /> · <Day of="2026-06-30" full />
          </p>
          <p>
            <Money of={eur('-1234.50')} withCurrency /> · <Money of={eur('0.00')} /> ·{' '}
            <Money of={eur('0.00')} showZero /> ·{' '}
            <Money of={{ amount: '12000', currency: 'JPY' }} withCurrency strong />
          </p>
          <p>
            <Person name="Anna Reuter" duty="sales" />{' '}
            <Person name="Claudia Aumann" duty="managing partner" side="theirs" />{' '}
            <Person name="Quittance" duty="by itself" side="machine" />
          </p>
          <p>
            12.40{' '}
            <Why title="Why 12.40?">
              <Explanation sentence="12.40 because the list price of March is 13.05 and contract 14 takes 5 %." />
            </Why>
          </p>
        </Card>
        <Card title="Credit" beside={<StateChip tone="settled">passes</StateChip>}>
          <Bar
            label="Exposure"
            whole={40000}
            legend
            parts={[
              { label: 'open invoices, none overdue', share: 14280, tone: 'plain', value: '14,280.00' },
              { label: 'delivered, not billed', share: 1190, tone: 'plain-2', value: '1,190.00' },
              { label: 'other orders', share: 4522, tone: 'plain-3', value: '4,522.00' },
              { label: 'this order', share: 15709, tone: 'this', value: '15,709.19' },
            ]}
          />
        </Card>
        <ProblemBox
          problem={
            new ApiProblem({
              status: 409,
              code: 'invoice_is_paid',
              title: 'This invoice is paid',
              detail: '1,000.00 was applied to it on 4 Apr.',
              remedy: 'Write a credit note instead.',
            })
          }
          retry={() => undefined}
        />
      </div>
    </Page>
  )
}
