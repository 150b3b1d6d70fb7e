import {
  acceptForThem,
  answerApproval,
  answerQuestion,
  askApproval,
  declineForThem,
  resendQuote,
  sendQuote,
  withdrawQuote,
  type readQuote,
} from '#contracts/quotes'
import { catalogue, done, exactFigureText, useDo, useLanguage, useWords, type Answer } from '#web'
import { Deed, type Fields } from './deeds.tsx'
import { declineReasons, useQuoteWords } from './words.ts'

export const deedWords = catalogue({
  en: {
    send: 'Send it',
    sendLine: (to: string) =>
      `It goes to ${to}, as a letter with the paper and a link of its own. Then this version stays as it is.`,
    note: 'A word of yours, above the link',
    sent: 'Sent',
    resend: 'Send once more',
    to: 'To',
    ask: 'Ask for a yes',
    askLine: (percent: string) => `The discount of ${percent} % is more than you may give alone.`,
    why: 'Why it is worth it',
    asked: 'Another person is asked',
    approve: 'Yes or no to the discount',
    yes: 'Yes, it may go',
    no: 'No',
    noWhy: 'Why not, or what else',
    answered: 'Answered',
    withdraw: 'Withdraw it',
    withdrawLine: 'The customer can no longer accept it. The page says so kindly.',
    reason: 'Why (it stays here)',
    withdrawn: 'Withdrawn',
    accept: 'They said yes',
    acceptLine: 'By phone, by mail, or signed on paper. The quote becomes an order at once.',
    name: 'Who said it',
    po: 'Their purchase order number',
    accepted: 'Accepted: it is an order now',
    decline: 'They said no',
    because: 'Why',
    more: 'More about it',
    declined: 'Noted as declined',
    answer: 'Answer the question',
    words: 'Your answer: it goes out as a letter and stands on the page',
  },
  de: {
    send: 'Senden',
    sendLine: (to: string) =>
      `Es geht an ${to}, als Mail mit dem Papier und einem eigenen Link. Danach bleibt diese Fassung, wie sie ist.`,
    note: 'Ein Wort von Ihnen, über dem Link',
    sent: 'Gesendet',
    resend: 'Noch einmal senden',
    to: 'An',
    ask: 'Um ein Ja bitten',
    askLine: (percent: string) => `Der Nachlass von ${percent} % ist mehr, als Sie allein geben dürfen.`,
    why: 'Warum es sich lohnt',
    asked: 'Jemand anderes ist gefragt',
    approve: 'Ja oder nein zum Nachlass',
    yes: 'Ja, es darf hinaus',
    no: 'Nein',
    noWhy: 'Warum nicht, oder was stattdessen',
    answered: 'Beantwortet',
    withdraw: 'Zurückziehen',
    withdrawLine: 'Der Kunde kann es nicht mehr annehmen. Die Seite sagt es freundlich.',
    reason: 'Warum (bleibt hier)',
    withdrawn: 'Zurückgezogen',
    accept: 'Der Kunde sagt ja',
    acceptLine: 'Am Telefon, per Mail oder unterschrieben. Das Angebot wird sofort zum Auftrag.',
    name: 'Wer es sagte',
    po: 'Bestellnummer des Kunden',
    accepted: 'Angenommen: es ist jetzt ein Auftrag',
    decline: 'Der Kunde sagt nein',
    because: 'Warum',
    more: 'Mehr dazu',
    declined: 'Als abgelehnt vermerkt',
    answer: 'Frage beantworten',
    words: 'Ihre Antwort: sie geht als Mail hinaus und steht auf der Seite',
  },
})

export type Opened = 'send' | 'resend' | 'ask' | 'approve' | 'withdraw' | 'accept' | 'decline' | 'answer'

type DeedsProps = { readonly of: Answer<typeof readQuote>; readonly opened: Opened; readonly close: () => void }

const orNothing = (text: string | undefined) => (text?.trim() ? text.trim() : null)

/** The dialog of what is done to a quote. */
export function QuoteDeed({ of, opened, close }: DeedsProps) {
  switch (opened) {
    case 'send':
    case 'resend':
      return <Sending of={of} again={opened === 'resend'} close={close} />
    case 'ask':
    case 'approve':
      return <Approval of={of} asks={opened === 'ask'} close={close} />
    case 'withdraw':
      return <Withdrawing of={of} close={close} />
    case 'accept':
      return <Accepting of={of} close={close} />
    case 'decline':
      return <Declining of={of} close={close} />
    case 'answer':
      return <Answering of={of} close={close} />
  }
}

type OneProps = Omit<DeedsProps, 'opened'>

function Sending({ of, again, close }: OneProps & { again: boolean }) {
  const say = useWords(deedWords)
  const after = () => {
    done(say.sent)
    close()
  }
  const send = useDo(sendQuote, { done: after })
  const resend = useDo(resendQuote, { done: after })
  const go = ({ note, to }: Fields) => {
    const asked = { quoteId: of.id, note: orNothing(note) }
    if (again) resend.mutate({ asked: { ...asked, to: orNothing(to) ?? undefined }, version: of.version })
    else send.mutate({ asked, version: of.version })
  }
  const note = { key: 'note', label: say.note }
  const to = { key: 'to', label: say.to, kind: 'mail', value: of.email ?? '', needed: true } as const
  return (
    <Deed
      title={again ? say.resend : say.send}
      line={again ? undefined : say.sendLine([of.contactName, of.email].filter(Boolean).join(', '))}
      button={again ? say.resend : say.send}
      fields={again ? [to, note] : [note]}
      busy={send.isPending || resend.isPending}
      problem={send.error ?? resend.error}
      close={close}
      send={go}
    />
  )
}

function Approval({ of, asks, close }: OneProps & { asks: boolean }) {
  const say = useWords(deedWords)
  const language = useLanguage()
  const percent = exactFigureText(of.discountPercent, language)
  const after = (word: string) => () => {
    done(word)
    close()
  }
  const ask = useDo(askApproval, { done: after(say.asked) })
  const answer = useDo(answerApproval, { done: after(say.answered) })
  const reply = (approved: boolean, { reason }: Fields) =>
    answer.mutate({ asked: { quoteId: of.id, approved, reason: orNothing(reason) }, version: of.version })
  if (asks)
    return (
      <Deed
        title={say.ask}
        line={say.askLine(percent)}
        button={say.ask}
        fields={[{ key: 'note', label: say.why, needed: true }]}
        busy={ask.isPending}
        problem={ask.error}
        close={close}
        send={({ note = '' }) => ask.mutate({ asked: { quoteId: of.id, note }, version: of.version })}
      />
    )
  return (
    <Deed
      title={say.approve}
      line={`${percent} % · ${of.approval.askedBy ?? ''}: ${of.approval.note ?? ''}`}
      button={say.yes}
      fields={[{ key: 'reason', label: say.noWhy }]}
      busy={answer.isPending}
      problem={answer.error}
      close={close}
      send={(fields) => reply(true, fields)}
      other={{ button: say.no, send: (fields) => reply(false, fields) }}
    />
  )
}

function Withdrawing({ of, close }: OneProps) {
  const say = useWords(deedWords)
  const withdraw = useDo(withdrawQuote, {
    done: () => {
      done(say.withdrawn)
      close()
    },
  })
  return (
    <Deed
      title={say.withdraw}
      line={say.withdrawLine}
      button={say.withdraw}
      fields={[{ key: 'reason', label: say.reason, needed: true }]}
      busy={withdraw.isPending}
      problem={withdraw.error}
      close={close}
      send={({ reason = '' }) => withdraw.mutate({ asked: { quoteId: of.id, reason }, version: of.version })}
    />
  )
}

function Accepting({ of, close }: OneProps) {
  const say = useWords(deedWords)
  const accept = useDo(acceptForThem, {
    done: () => {
      done(say.accepted)
      close()
    },
  })
  return (
    <Deed
      title={say.accept}
      line={say.acceptLine}
      button={say.accept}
      fields={[
        { key: 'name', label: say.name, kind: 'line', value: of.contactName ?? '', needed: true },
        { key: 'poNumber', label: say.po, kind: 'line' },
      ]}
      busy={accept.isPending}
      problem={accept.error}
      close={close}
      send={({ name = '', poNumber }) =>
        accept.mutate({ asked: { quoteId: of.id, name, poNumber: orNothing(poNumber) }, version: of.version })
      }
    />
  )
}

function Declining({ of, close }: OneProps) {
  const say = useWords(deedWords)
  const own = useQuoteWords()
  const decline = useDo(declineForThem, {
    done: () => {
      done(say.declined)
      close()
    },
  })
  return (
    <Deed
      title={say.decline}
      button={say.decline}
      fields={[
        {
          key: 'because',
          label: say.because,
          kind: 'choice',
          needed: true,
          choices: declineReasons.map((value) => ({ value, label: own.declined[value] })),
        },
        { key: 'name', label: say.name, kind: 'line', value: of.contactName ?? '' },
        { key: 'note', label: say.more },
      ]}
      busy={decline.isPending}
      problem={decline.error}
      close={close}
      send={({ because, name, note }) =>
        decline.mutate({
          asked: {
            quoteId: of.id,
            because: declineReasons.find((each) => each === because) ?? 'other',
            name: orNothing(name),
            note: orNothing(note),
          },
          version: of.version,
        })
      }
    />
  )
}

function Answering({ of, close }: OneProps) {
  const say = useWords(deedWords)
  const question = of.happenings.find(({ kind }) => kind === 'question')
  const answer = useDo(answerQuestion, {
    done: () => {
      done(say.answered)
      close()
    },
  })
  return (
    <Deed
      title={say.answer}
      line={question && `${question.name ?? ''}: “${question.words ?? ''}”`}
      button={say.answer}
      fields={[{ key: 'words', label: say.words, needed: true }]}
      busy={answer.isPending}
      problem={answer.error}
      close={close}
      send={({ words = '' }) => answer.mutate({ asked: { quoteId: of.id, words } })}
    />
  )
}
