import { Button } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { changeCustomer, createCustomer } from '#contracts/parties'
import { Card, ProblemBox, catalogue, done, useDo, useWords, type Answer } from '#web'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { Alike } from './alike.tsx'
import { ColleagueSelect } from './choosers.tsx'
import { formOf, freshForm, sentBy, type CustomerFields } from './customer-fields.ts'
import { BillFields, WhoFields } from './customer-form-fields.tsx'
import css from './customers.module.css'
import { TermsField } from './terms-field.tsx'
import { customerWords } from './words.ts'

const words = catalogue({
  en: {
    terms: 'Terms of sale',
    ours: 'Who looks after them',
    make: 'Put on file',
    makeAnyway: 'It is somebody else: put on file',
    made: 'Customer put on file',
  },
  de: {
    terms: 'Zahlungsziel',
    ours: 'Wer sich kümmert',
    make: 'Anlegen',
    makeAnyway: 'Es ist jemand anderes: anlegen',
    made: 'Kunde angelegt',
  },
})

type Customer = Answer<typeof createCustomer>
type FormProps = { readonly of?: Customer; readonly after: (customer: Customer) => void }

/** Everything that is said of a customer, new or known. */
export function CustomerForm({ of, after }: FormProps) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const { entities } = useMe()
  const home = useEntity() ?? entities[0]
  const [fields, setFields] = useState<CustomerFields>(() => (of ? formOf(of) : freshForm(home)))
  const told = (text: string) => (customer: Customer) => {
    done(text)
    after(customer)
  }
  const create = useDo(createCustomer, { done: told(say.made) })
  const change = useDo(changeCustomer, { done: told(own.saved) })
  const problem = create.error ?? change.error ?? undefined
  const looksKnown = problem?.code === 'customer_looks_known'
  const set = (changed: Partial<CustomerFields>) => setFields({ ...fields, ...changed })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (of) change.mutate({ asked: { customerId: of.id, ...sentBy(fields) }, version: of.version })
    else create.mutate({ asked: { ...sentBy(fields), despiteAlike: looksKnown } })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <WhoFields fields={fields} set={set} problem={problem} isNew={of === undefined} />
      {of === undefined && <Alike name={fields.name} vatNumber={fields.vatNumber} country={fields.country} />}
      <Card title={say.terms}>
        <TermsField
          value={fields.terms}
          country={fields.country}
          change={(terms) => set({ terms })}
          error={problem?.fieldMessage('terms')}
        />
      </Card>
      <Card title={say.ours}>
        <div className={css['pair']}>
          <ColleagueSelect label={own.owner} value={fields.ownerId} change={(ownerId) => set({ ownerId })} />
          <ColleagueSelect
            label={own.collector}
            value={fields.collectorId}
            change={(collectorId) => set({ collectorId })}
          />
        </div>
      </Card>
      <BillFields fields={fields} set={set} problem={problem} />
      {problem && !looksKnown && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" variant="filled" loading={create.isPending || change.isPending}>
          {of ? own.save : looksKnown ? say.makeAnyway : say.make}
        </Button>
      </div>
    </form>
  )
}
