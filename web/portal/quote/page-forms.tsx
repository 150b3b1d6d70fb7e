import { Button, Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import { acceptQuotePage, askQuotePage, declineQuotePage, openQuotePage } from '#contracts/quotes'
import { useDo, type ApiProblem } from '#web'
import { moneyText } from './page-figures.ts'
import { filled, pageWords, type PageWords, type Reason } from './page-words.ts'
import css from './quote-page.module.css'
import type { Shown } from './shown-quote.ts'

type FormsProps = {
  readonly token: string
  readonly shown: Shown
  readonly tell: (text: string, tone: 'good' | 'news') => void
  readonly again: () => void
}

const forget = [openQuotePage]
const reasons: readonly Reason[] = ['price', 'terms', 'delivery', 'competitor', 'no_need', 'later', 'other']

/** Yes, no, or a question; each opens its few fields in place. */
export function PageForms(props: FormsProps) {
  const { shown } = props
  const say = pageWords(shown.language)
  const [open, setOpen] = useState<'accept' | 'decline' | 'ask'>()
  const close = () => setOpen(undefined)
  if (open === 'accept' && shown.standing === 'open') return <AcceptForm {...props} close={close} />
  if (open === 'decline' && shown.standing === 'open') return <DeclineForm {...props} close={close} />
  if (open === 'ask') return <AskForm {...props} close={close} />
  if (shown.standing !== 'open')
    return (
      <div className={css['deeds']}>
        <Button size="lg" variant="default" onClick={() => setOpen('ask')}>
          {say.ask}
        </Button>
      </div>
    )
  return (
    <div className={css['deeds']}>
      <Button size="lg" variant="filled" onClick={() => setOpen('accept')}>
        {say.accept}
      </Button>
      <Button size="md" variant="default" onClick={() => setOpen('ask')}>
        {say.ask}
      </Button>
      <Button size="md" variant="default" onClick={() => setOpen('decline')}>
        {say.decline}
      </Button>
    </div>
  )
}

type FormProps = FormsProps & { readonly close: () => void }

function AcceptForm(props: FormProps) {
  const { token, shown, close } = props
  const say = pageWords(shown.language)
  const onError = staleBy(props)
  const [name, setName] = useState(shown.recipientName ?? '')
  const [po, setPo] = useState('')
  const [may, setMay] = useState(false)
  const accept = useDo(acceptQuotePage, { forget, done: close })
  return (
    <Form
      say={say}
      title={filled(say.acceptTitle, { number: shown.number, amount: moneyText(shown.gross, shown.language) })}
      button={say.acceptNow}
      ready={name.trim() !== '' && may}
      busy={accept.isPending}
      problem={accept.error}
      close={close}
      send={() =>
        accept.mutate(
          {
            asked: {
              token,
              versionHash: shown.versionHash,
              name: name.trim(),
              poNumber: po.trim() || null,
              mayOrder: true,
            },
          },
          { onError },
        )
      }
    >
      <NameField say={say} value={name} change={setName} />
      <TextInput
        size="md"
        label={say.po}
        description={shown.wantsPo ? say.poHint : say.poFree}
        value={po}
        maxLength={60}
        onChange={(event) => setPo(event.currentTarget.value)}
      />
      <Checkbox
        size="md"
        label={filled(say.mayOrder, { company: shown.customerName })}
        checked={may}
        onChange={(event) => setMay(event.currentTarget.checked)}
      />
    </Form>
  )
}

function DeclineForm(props: FormProps) {
  const { token, shown, close } = props
  const say = pageWords(shown.language)
  const onError = staleBy(props)
  const [name, setName] = useState(shown.recipientName ?? '')
  const [because, setBecause] = useState<Reason>()
  const [note, setNote] = useState('')
  const decline = useDo(declineQuotePage, { forget, done: close })
  return (
    <Form
      say={say}
      title={say.declineTitle}
      button={say.declineNow}
      ready={because !== undefined}
      busy={decline.isPending}
      problem={decline.error}
      close={close}
      send={() =>
        decline.mutate(
          {
            asked: {
              token,
              versionHash: shown.versionHash,
              because: because ?? 'other',
              name: name.trim() || null,
              note: note.trim() || null,
            },
          },
          { onError },
        )
      }
    >
      <NativeSelect
        size="md"
        label={say.because}
        data={[{ value: '', label: say.choose }, ...reasons.map((value) => ({ value, label: say.reasons[value] }))]}
        value={because ?? ''}
        onChange={(event) => setBecause(reasons.find((each) => each === event.currentTarget.value))}
      />
      <Textarea
        size="md"
        autosize
        minRows={2}
        label={say.more}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <NameField say={say} value={name} change={setName} />
    </Form>
  )
}

function AskForm({ token, shown, tell, close }: FormProps) {
  const say = pageWords(shown.language)
  const [name, setName] = useState(shown.recipientName ?? '')
  const [words, setWords] = useState('')
  const ask = useDo(askQuotePage, {
    forget,
    done: () => {
      tell(filled(say.sentQuestion, { name: shown.contact?.name ?? shown.seller.name }), 'good')
      close()
    },
  })
  return (
    <Form
      say={say}
      title={say.askTitle}
      button={say.send}
      ready={name.trim() !== '' && words.trim() !== ''}
      busy={ask.isPending}
      problem={ask.error}
      close={close}
      send={() => ask.mutate({ asked: { token, name: name.trim(), words: words.trim() } })}
    >
      <Textarea
        size="md"
        autosize
        minRows={3}
        label={say.question}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NameField say={say} value={name} change={setName} />
    </Form>
  )
}

type NameProps = { readonly say: PageWords; readonly value: string; readonly change: (value: string) => void }

const NameField = ({ say, value, change }: NameProps) => (
  <TextInput
    size="md"
    label={say.name}
    autoComplete="name"
    maxLength={120}
    value={value}
    onChange={(event) => change(event.currentTarget.value)}
  />
)

type FrameProps = {
  readonly say: PageWords
  readonly title: string
  readonly button: string
  readonly ready: boolean
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly close: () => void
  readonly send: () => void
  readonly children: ReactNode
}

function Form({ say, title, button, ready, busy, problem, close, send, children }: FrameProps) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (ready) send()
  }
  return (
    <form className={css['box']} onSubmit={submit} noValidate>
      <h2>{title}</h2>
      {children}
      {problem && (
        <p className={css['word']} role="alert">
          {said(problem, say)}
        </p>
      )}
      <div className={css['row']}>
        <Button size="lg" type="submit" variant="filled" loading={busy} disabled={!ready}>
          {button}
        </Button>
        <Button size="lg" variant="default" onClick={close}>
          {say.back}
        </Button>
      </div>
    </form>
  )
}

/** What is no longer so is said above, and the page shows what is so now. */
const staleBy =
  ({ shown, tell, again, close }: FormProps) =>
  (problem: ApiProblem) => {
    if (problem.status !== 409) return
    tell(said(problem, pageWords(shown.language)), 'news')
    again()
    close()
  }

/** A "no" in the customer's language. */
function said(problem: ApiProblem, say: PageWords): string {
  switch (problem.code) {
    case 'quote_was_revised':
      return say.revised
    case 'quote_is_in_revision':
      return say.inRevision
    case 'quote_is_withdrawn':
      return say.withdrawn
    case 'quote_is_declined':
      return say.declined
    case 'too_many_requests':
    case 'questions_are_many':
      return say.tooMany
    default:
      return say.fault
  }
}
