import { Button, Select, TextInput, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { readBasis } from '#contracts/orders'
import { listContacts } from '#contracts/parties'
import { changeQuote, createQuote, readQuote } from '#contracts/quotes'
import { readOpportunity } from '#contracts/sales'
import {
  Card,
  Empty,
  Page,
  PageHead,
  ProblemBox,
  catalogue,
  done,
  exactFigureText,
  useAddress,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { FindField } from '../orders/find-field.tsx'
import { PipelineTabs } from '../pipeline/tabs.tsx'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { EditorLines } from './editor-lines.tsx'
import { editorWords } from './editor-words.ts'
import css from './quotes.module.css'
import { contentIn, editorOf, emptyEditor, newLine, useEditor, type Editor } from './use-editor.ts'

const words = catalogue({ en: { customer: 'Customer' }, de: { customer: 'Kunde' } })

/** Writing a quote: for a customer, from an opportunity, or going on with a draft. */
export function EditorPage() {
  const { quote, opportunity, customer } = useAddress().values
  const kept = useAsk(readQuote, { quoteId: quote ?? '' }, { enabled: quote !== undefined })
  const deal = useAsk(readOpportunity, { opportunityId: opportunity ?? '' }, { enabled: opportunity !== undefined })
  const problem = kept.error ?? deal.error
  if (problem)
    return (
      <Page>
        <ProblemBox problem={problem} />
      </Page>
    )
  if (quote !== undefined) {
    if (kept.data?.id !== quote) return null
    return <EditorForm key={quote} first={editorOf(kept.data)} of={kept.data} />
  }
  if (opportunity !== undefined && deal.data?.id !== opportunity) return null
  const customerId = deal.data?.customer?.id ?? customer ?? null
  return <EditorForm key={`${opportunity} ${customer}`} first={{ ...emptyEditor, customerId }} from={opportunity} />
}

type FormProps = {
  readonly first: Editor
  readonly of?: Answer<typeof readQuote>
  readonly from?: string | undefined
}

function EditorForm({ first, of, from }: FormProps) {
  const say = useWords(editorWords)
  const own = useWords(words)
  const language = useLanguage()
  const navigate = useNavigate()
  const sellers = useMe().entities
  const chosen = useEntity()
  const entityId = of?.entityId ?? (chosen ?? sellers[0])?.id ?? ''
  const { editor, change, checked, problem } = useEditor(
    first.lines.length > 0 ? first : { ...first, lines: [newLine()] },
    entityId,
  )
  const basis = useAsk(readBasis, { customerId: editor.customerId ?? '' }, { enabled: editor.customerId !== null })
  const known = editor.customerId !== null && basis.data?.customerId === editor.customerId ? basis.data : undefined
  const after = ({ id }: { readonly id: string }) => {
    done(say.saved)
    void navigate({ to: `/pipeline/quotes/${id}`, search: ({ entity, asAt }) => ({ entity, asAt }) })
  }
  const create = useDo(createQuote, { done: after })
  const rewrite = useDo(changeQuote, { done: after })
  const save = () => {
    const content = contentIn(editor)
    if (of) rewrite.mutate({ asked: { quoteId: of.id, ...content }, version: of.version })
    else if (from === undefined) create.mutate({ asked: { entityId, customerId: editor.customerId ?? '', ...content } })
    else create.mutate({ asked: { entityId, opportunityId: from, ...content } })
  }
  const refusal = create.error ?? rewrite.error ?? problem
  const figures = checked && [
    exactFigureText(checked.discountPercent, language),
    exactFigureText(checked.authority, language),
  ]
  const title = of ? say.changing(of.number ?? say.title) : say.title
  return (
    <Page>
      <PipelineTabs />
      <PageHead title={[title, known?.name].filter(Boolean).join(' · ')} windowTitle={title} />
      {refusal && <ProblemBox problem={refusal} />}
      <Card flush>
        <div className={css['fields']}>
          <div className={css['wide']}>
            <b className="small">{own.customer}</b>
            {of || from !== undefined ? (
              <p>{known?.name ?? '…'}</p>
            ) : (
              <FindField
                what="customer"
                label={own.customer}
                placeholder={say.findCustomer}
                chosen={editor.customerId ? { id: editor.customerId, name: known?.name ?? '' } : null}
                choose={({ id }) => change({ customerId: id, contactId: null, email: '', terms: '' })}
              />
            )}
          </div>
          {known && <Fields editor={editor} basis={known} change={change} validUntil={checked?.validUntil} />}
        </div>
        {known ? (
          <>
            <EditorLines lines={editor.lines} checked={checked} change={(lines) => change({ lines })} />
            <div className={css['foot']}>
              <span className={checked?.needsApproval ? '' : 'quiet'}>
                {figures &&
                  (checked.needsApproval
                    ? say.beyond(figures[0] ?? '', figures[1] ?? '')
                    : say.within(checked.discountPercent === '0' ? '0' : (figures[0] ?? ''), figures[1] ?? ''))}
              </span>
              <Button
                variant="filled"
                loading={create.isPending || rewrite.isPending}
                disabled={!checked || checked.lines.length === 0}
                onClick={save}
              >
                {say.save}
              </Button>
            </div>
          </>
        ) : (
          <Empty title={say.title}>{say.start}</Empty>
        )}
      </Card>
    </Page>
  )
}

type FieldsProps = {
  readonly editor: Editor
  readonly basis: Answer<typeof readBasis>
  readonly change: (changed: Partial<Editor>) => void
  readonly validUntil: string | undefined
}

/** To whom, until when, on which terms, and what is promised. */
function Fields({ editor, basis, change, validUntil }: FieldsProps) {
  const say = useWords(editorWords)
  const people =
    useAsk(listContacts, { customerId: basis.customerId }).data?.contacts.filter(({ active }) => active) ?? []
  const buyer = people.find((each) => each.function === 'purchasing' && each.email) ?? people.find(({ email }) => email)
  const chosen = people.find(({ id }) => id === editor.contactId) ?? buyer
  const terms = basis.termsChoices.some((each) => each.terms === editor.terms)
    ? basis.termsChoices
    : [...basis.termsChoices, ...(editor.terms === '' ? [] : [{ terms: editor.terms, text: editor.terms }])]
  const text = (key: 'deliveryTerms' | 'promised' | 'intro' | 'closing') => ({
    label: say[key],
    value: editor[key],
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
  })
  return (
    <>
      <Select
        label={say.to}
        placeholder={say.nobody}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={editor.contactId ?? buyer?.id ?? null}
        allowDeselect={false}
        onChange={(contactId) => change({ contactId, email: '' })}
      />
      <TextInput
        label={say.email}
        type="email"
        placeholder={chosen?.email ?? say.emailHint}
        value={editor.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <TextInput
        label={say.validUntil}
        type="date"
        value={editor.validUntil === '' ? (validUntil ?? '') : editor.validUntil}
        onChange={(event) => change({ validUntil: event.currentTarget.value })}
      />
      <Select
        label={say.terms}
        allowDeselect={false}
        data={terms.map((each) => ({ value: each.terms, label: each.text }))}
        value={editor.terms === '' ? basis.terms : editor.terms}
        onChange={(value) => change({ terms: value ?? '' })}
      />
      <TextInput placeholder={say.deliveryHint} {...text('deliveryTerms')} />
      <TextInput
        label={say.wished}
        type="date"
        value={editor.wishedOn}
        onChange={(event) => change({ wishedOn: event.currentTarget.value })}
      />
      <Textarea autosize placeholder={say.promisedHint} {...text('promised')} />
      <Textarea autosize placeholder={say.introHint} {...text('intro')} />
      <Textarea autosize {...text('closing')} />
    </>
  )
}
