import type { readDispute } from '#contracts/disputes'
import { catalogue, useWords, type Answer } from '#web'
import { useCaseDeeds } from './case-deeds.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { PromiseDialog } from './promise-dialog.tsx'

export const dialogWords = catalogue({
  en: {
    acknowledge: 'Customer was told',
    acknowledgeLabel: 'How, and what was said?',
    sort_out: 'I’ll sort it out',
    extend: 'Give more time',
    wait: 'Customer has the move',
    waitLabel: 'What do we wait for?',
    answer_came: 'The answer is here',
    answer_cameLabel: 'What does the customer say?',
    hand_over: 'Hand over',
    decide: 'Decide',
    approve: 'Agree',
    return: 'Send back',
    returnLabel: 'What is to be different?',
    withdraw: 'Customer takes it back',
    withdrawLabel: 'What did the customer say?',
    answer: 'Answered',
    answerLabel: 'What was answered, and how?',
    comment: 'Comment',
    save: 'Save',
  },
  de: {
    acknowledge: 'Kunde weiß Bescheid',
    acknowledgeLabel: 'Wie, und was wurde gesagt?',
    sort_out: 'Ich kläre das',
    extend: 'Mehr Zeit geben',
    wait: 'Kunde ist am Zug',
    waitLabel: 'Worauf warten wir?',
    answer_came: 'Die Antwort ist da',
    answer_cameLabel: 'Was sagt der Kunde?',
    hand_over: 'Übergeben',
    decide: 'Entscheiden',
    approve: 'Zustimmen',
    return: 'Zurückgeben',
    returnLabel: 'Was soll anders sein?',
    withdraw: 'Kunde nimmt es zurück',
    withdrawLabel: 'Was hat der Kunde gesagt?',
    answer: 'Beantwortet',
    answerLabel: 'Was wurde wie geantwortet?',
    comment: 'Kommentar',
    save: 'Speichern',
  },
})

type Found = Answer<typeof readDispute>
export type CaseDeed = Found['can'][number]
type Noted = 'acknowledge' | 'wait' | 'answer_came' | 'return' | 'withdraw' | 'answer'

type DialogsProps = { readonly found: Found; readonly open: CaseDeed | undefined; readonly close: () => void }

/** The dialog of whatever somebody wants to do with a case; nothing while nobody wants anything. */
export function CaseDialogs({ found, open, close }: DialogsProps) {
  if (open === undefined || open === 'approve' || open === 'comment') return null
  if (open === 'sort_out' || open === 'extend') {
    return <PromiseDialog found={found} extending={open === 'extend'} close={close} />
  }
  if (open === 'decide') return <DecideDialog found={found} close={close} />
  if (open === 'hand_over') return <HandOverDialog found={found} close={close} />
  return <NotedDeed found={found} deed={open} close={close} />
}

function NotedDeed({ found, deed, close }: { found: Found; deed: Noted; close: () => void }) {
  const say = useWords(dialogWords)
  const deeds = useCaseDeeds({ after: close })
  const about = { caseId: found.id }
  const { version } = found
  const ways = {
    acknowledge: {
      of: deeds.acknowledge,
      send: (note: string) => deeds.acknowledge.mutate({ asked: { ...about, note }, version }),
    },
    wait: { of: deeds.wait, send: (note: string) => deeds.wait.mutate({ asked: { ...about, note }, version }) },
    answer_came: {
      of: deeds.resume,
      send: (note: string) => deeds.resume.mutate({ asked: { ...about, note }, version }),
    },
    answer: { of: deeds.answer, send: (note: string) => deeds.answer.mutate({ asked: { ...about, note }, version }) },
    withdraw: {
      of: deeds.withdraw,
      send: (reason: string) => deeds.withdraw.mutate({ asked: { ...about, reason }, version }),
    },
    return: {
      of: deeds.return,
      send: (reason: string) =>
        deeds.return.mutate({
          asked: { approvalId: found.approval?.id ?? '', reason },
          version: found.approval?.version ?? 0,
        }),
    },
  } satisfies Record<Noted, { of: { isPending: boolean; error: Error | null }; send: (note: string) => void }>
  const way = ways[deed]
  return (
    <NoteDialog
      title={say[deed]}
      label={say[`${deed}Label`]}
      button={deed === 'return' ? say.return : say.save}
      busy={way.of.isPending}
      problem={way.of.error}
      close={close}
      send={way.send}
    />
  )
}
