import { Button, Checkbox, Select, TextInput, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { enterLead } from '#contracts/sales'
import { ProblemBox, catalogue, done, useDo, useWords, type Answer } from '#web'
import css from '../customers/customers.module.css'
import { leadSources, useSaleWords } from './words.ts'

const words = catalogue({
  en: { make: 'Enter lead', made: 'Lead entered', despite: 'I looked: this is somebody else' },
  de: { make: 'Lead erfassen', made: 'Lead erfasst', despite: 'Ich habe nachgesehen: das ist jemand anderes' },
})

type FormProps = { readonly after: (lead: Answer<typeof enterLead>) => void }

/** Who may want to buy; one that looks known is asked about. */
export function LeadForm({ after }: FormProps) {
  const say = useWords(words)
  const own = useSaleWords()
  const [fields, setFields] = useState({
    companyName: '',
    country: 'DE',
    vatNumber: '',
    contactName: '',
    email: '',
    phone: '',
    note: '',
  })
  const [source, setSource] = useState<(typeof leadSources)[number]>('website')
  const [despiteAlike, setDespite] = useState(false)
  const enter = useDo(enterLead, {
    done: (lead) => {
      done(say.made)
      after(lead)
    },
  })
  const problem = enter.error ?? undefined
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { companyName, country, ...rest } = fields
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''))
    enter.mutate({ asked: { companyName, country: country.trim().toUpperCase(), source, despiteAlike, ...given } })
  }
  const text = (key: keyof typeof fields) => ({
    label: key === 'companyName' ? own.company : key === 'contactName' ? own.contact : own[key],
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <TextInput data-autofocus {...text('companyName')} />
      <div className={css['pair']}>
        <TextInput {...text('country')} />
        <TextInput {...text('vatNumber')} />
      </div>
      <Select
        label={own.source}
        allowDeselect={false}
        data={leadSources.map((each) => ({ value: each, label: own.sources[each] }))}
        value={source}
        onChange={(chosen) => setSource(leadSources.find((each) => each === chosen) ?? 'other')}
      />
      <TextInput {...text('contactName')} />
      <div className={css['pair']}>
        <TextInput type="email" {...text('email')} />
        <TextInput type="tel" {...text('phone')} />
      </div>
      <Textarea autosize minRows={2} {...text('note')} />
      {problem && <ProblemBox problem={problem} />}
      {problem?.code === 'lead_looks_known' && (
        <Checkbox
          label={say.despite}
          checked={despiteAlike}
          onChange={(event) => setDespite(event.currentTarget.checked)}
        />
      )}
      <div>
        <Button type="submit" variant="filled" loading={enter.isPending}>
          {say.make}
        </Button>
      </div>
    </form>
  )
}
