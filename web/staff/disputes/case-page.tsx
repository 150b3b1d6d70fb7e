import { Skeleton } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { readDispute } from '#contracts/disputes'
import {
  Card,
  Money,
  Page,
  PageHead,
  ProblemBox,
  Thing,
  catalogue,
  exactFigureText,
  useAsk,
  useLanguage,
  useWords,
  type Happening,
} from '#web'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import { WayTo } from '../insight/way-to.tsx'
import { CaseState, reasonOf, subjectOf } from './case-chips.tsx'
import { CaseDialogs } from './case-dialogs.tsx'
import { AmountCard, ApprovalCard, CauseCard, ChainCard, DaysCard, PeopleCard, type Found } from './case-facts.tsx'
import { CaseFiles } from './case-files.tsx'
import css from './disputes.module.css'
import { EvidenceTable } from './evidence-table.tsx'
import { useCaseActions } from './use-case-actions.ts'
import { useCaseWords, happenedWord, placeWord, type CaseWords } from './words.ts'

const words = catalogue({
  en: {
    said: 'In their words',
    evidence: 'Ordered, delivered, billed',
    machine: 'Machine',
    people: 'People',
    reply: 'Our reply',
  },
  de: {
    said: 'In ihren Worten',
    evidence: 'Bestellt, geliefert, berechnet',
    machine: 'Maschine',
    people: 'Personen',
    reply: 'Unsere Antwort',
  },
})

/** A dispute or enquiry: the bill's lines side by side, whose fault it seems, the evidence, and the one next action. */
export function CasePage() {
  const { caseId } = useParams({ strict: false })
  const { data, error } = useAsk(readDispute, { caseId: caseId ?? '' })
  if (error) return <ProblemBox problem={error} />
  if (!data) {
    return (
      <Page>
        <PageHead title="…" />
        <Skeleton height={420} radius={8} />
      </Page>
    )
  }
  return <Case key={data.id} found={data} />
}

function Case({ found }: { found: Found }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const language = useLanguage()
  const { next, second, menu, open, close } = useCaseActions(found)
  const amount =
    found.kind === 'dispute' ? ` · ${exactFigureText(found.gross.amount, language)} ${found.gross.currency}` : ''
  return (
    <>
      <Thing
        title={`${found.number} · ${found.customerName}${amount}`}
        windowTitle={found.number}
        line={
          <>
            <CaseState row={found} />
            <span>
              {subjectOf(found, trade)}. {reasonOf(found, trade)}
            </span>
          </>
        }
        main={next}
        second={second}
        menu={menu}
        aside={
          <>
            <ApprovalCard found={found} />
            <AmountCard found={found} />
            <CauseCard found={found} />
            <DaysCard found={found} />
            <PeopleCard found={found} />
            <ChainCard
              found={found}
              link={(path, text) => (
                <span className={css['inLine']}>
                  <WayTo path={path}>{text}</WayTo>
                </span>
              )}
            />
          </>
        }
        timeline={
          <CommentedTimeline
            subject={found.id}
            order="oldest"
            happenings={found.happenings.map((each) => happeningOf(each, trade, say))}
          />
        }
      >
        <Card title={say.said} beside={trade.origins[found.origin]}>
          <p className={css['quote']}>{found.text}</p>
        </Card>
        {found.lines.length > 0 && (
          <Card title={say.evidence} beside={found.documentNumber}>
            <EvidenceTable lines={found.lines} />
          </Card>
        )}
        {found.reply && (
          <Card title={say.reply}>
            <p className={css['quote']}>{found.reply}</p>
          </Card>
        )}
        <CaseFiles found={found} />
      </Thing>
      <CaseDialogs found={found} open={open} close={close} />
    </>
  )
}

/** What follows from a rule by itself, whoever's deed set it off. */
const byItself = new Set(['traced', 'acknowledged_by_mail', 'no_address', 'escalated', 'promise_broken'])

function happeningOf(each: Found['happenings'][number], trade: CaseWords, say: (typeof words)['en']): Happening {
  const toWhom = [each.personName, each.personName ? null : each.role && placeWord(trade, each.role)].filter(Boolean)
  const field = each.kind === 'traced' && each.note ? ` ${placeWord(trade, each.note)}` : ''
  const parts = [happenedWord(trade, each.kind) + field, ...toWhom].join(each.kind === 'traced' ? ', ' : ' ')
  const who = byItself.has(each.kind) ? null : each.staffName
  const isCustomer = each.kind === 'opened' || each.kind === 'answer_came' || each.kind === 'withdrawn'
  return {
    id: each.id,
    day: each.on,
    who: who ?? say.machine,
    what: each.kind === 'comment' ? each.note : parts,
    kind: who ? say.people : say.machine,
    ...(each.note && each.kind !== 'comment' && each.kind !== 'traced'
      ? { detail: isCustomer ? `“${each.note}”` : each.note }
      : {}),
    ...(each.amount ? { figure: <Money of={each.amount} /> } : {}),
  }
}
