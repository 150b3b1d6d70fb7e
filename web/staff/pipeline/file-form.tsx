import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { putOnFile, readLead, type readOpportunity } from '#contracts/sales'
import { ProblemBox, catalogue, done, useAsk, useDo, useWords, type Answer } from '#web'
import css from '../customers/customers.module.css'
import { useSaleWords } from './words.ts'

const words = catalogue({
  en: {
    line: 'A quote needs a customer on file. Credit sets the limit when the first order comes.',
    put: 'Put on file',
    filed: 'On file: you can quote now',
    despite: 'I looked: this is somebody else',
  },
  de: {
    line: 'Ein Angebot braucht einen Kunden im Bestand. Das Limit setzt der Kredit, wenn der erste Auftrag kommt.',
    put: 'Als Kunden anlegen',
    filed: 'Angelegt: jetzt kann angeboten werden',
    despite: 'Ich habe nachgesehen: das ist jemand anderes',
  },
})

type FileProps = { readonly of: Answer<typeof readOpportunity>; readonly after: () => void }

/** The prospect becomes a customer, with what the lead knows of him. */
export function FileForm({ of, after }: FileProps) {
  const lead = useAsk(readLead, { leadId: of.leadId ?? '' }, { enabled: of.leadId !== null })
  if (of.leadId !== null && lead.data?.id !== of.leadId && !lead.error) return null
  return <FileFields of={of} after={after} lead={lead.data} />
}

function FileFields({ of, after, lead }: FileProps & { lead: Answer<typeof readLead> | undefined }) {
  const say = useWords(words)
  const own = useSaleWords()
  const [fields, setFields] = useState({
    name: of.accountName ?? '',
    country: lead?.country ?? 'DE',
    vatNumber: lead?.vatNumber ?? '',
    contactName: lead?.contactName ?? '',
    email: lead?.email ?? '',
  })
  const [despiteAlike, setDespite] = useState(false)
  const put = useDo(putOnFile, {
    done: () => {
      done(say.filed)
      after()
    },
  })
  const problem = put.error ?? undefined
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, country, ...rest } = fields
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''))
    put.mutate({
      asked: { opportunityId: of.id, name, country: country.trim().toUpperCase(), despiteAlike, ...given },
      version: of.version,
    })
  }
  const text = (key: keyof typeof fields, label: string) => ({
    label,
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <p className="quiet small">{say.line}</p>
      <TextInput data-autofocus {...text('name', own.company)} />
      <div className={css['pair']}>
        <TextInput {...text('country', own.country)} />
        <TextInput {...text('vatNumber', own.vatNumber)} />
      </div>
      <TextInput {...text('contactName', own.contact)} />
      <TextInput type="email" {...text('email', own.email)} />
      {problem && <ProblemBox problem={problem} />}
      {problem?.code === 'customer_looks_known' && (
        <Checkbox
          label={say.despite}
          checked={despiteAlike}
          onChange={(event) => setDespite(event.currentTarget.checked)}
        />
      )}
      <div>
        <Button type="submit" variant="filled" loading={put.isPending}>
          {say.put}
        </Button>
      </div>
    </form>
  )
}
