import { useState } from 'react'
import { changeComment, listComments, removeComment, writeComment } from '#contracts/workplace'
import {
  Timeline,
  catalogue,
  done,
  refused,
  timeText,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
  type ApiProblem,
  type Happening,
} from '#web'
import { CommentField, type Said } from './comment-field.tsx'
import css from './comments.module.css'

const words = catalogue({
  en: {
    colleagues: 'Comments',
    gone: 'A comment stood here and was taken back.',
    edited: 'changed',
    change: 'change',
    back: 'take back',
    tookBack: 'The comment is taken back',
  },
  de: {
    colleagues: 'Kommentare',
    gone: 'Hier stand ein Kommentar, der zurückgenommen wurde.',
    edited: 'geändert',
    change: 'ändern',
    back: 'zurücknehmen',
    tookBack: 'Der Kommentar ist zurückgenommen',
  },
})

type Comment = Answer<typeof listComments>['comments'][number]

type TimelineProps = {
  /** The thing that is spoken of, by its id. */
  readonly subject: string
  readonly happenings: readonly Happening[]
  readonly title?: string
  readonly order?: 'newest' | 'oldest'
  readonly earlier?: (() => void) | undefined
}

/** What happened to a thing, with what colleagues say of it among it, and a field to say more. */
export function CommentedTimeline({ subject, happenings, title, order = 'newest', earlier }: TimelineProps) {
  const { data } = useAsk(listComments, { subject })
  const say = useWords(words)
  const language = useLanguage()
  const write = useDo(writeComment, { forget: [listComments] })
  const said = (data?.comments ?? []).map((comment): Happening => ({
    id: comment.id,
    day: comment.writtenAt.slice(0, 10),
    who: comment.author.name,
    what: <CommentText key={comment.version} comment={comment} />,
    detail: [timeText(comment.writtenAt, language), comment.editedAt && say.edited].filter(Boolean).join(' · '),
    kind: say.colleagues,
  }))
  const way = order === 'newest' ? -1 : 1
  // Equal days keep what happened before what was said of it, or after it where the latest comes first.
  const all = order === 'newest' ? [...said.toReversed(), ...happenings] : [...happenings, ...said]
  return (
    <Timeline
      {...(title === undefined ? {} : { title })}
      happenings={all.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -way : way))}
      earlier={earlier}
      field={<CommentField subject={subject} say={(text) => sayIt(write, { subject, ...text })} />}
    />
  )
}

type Writing = {
  readonly mutateAsync: (deed: { asked: Said & { subject: string } }) => Promise<unknown>
}

const sayIt = (write: Writing, asked: Said & { subject: string }) =>
  write.mutateAsync({ asked }).catch((problem: ApiProblem) => {
    refused(problem)
    throw problem
  })

function CommentText({ comment }: { comment: Comment }) {
  const say = useWords(words)
  const [changing, setChanging] = useState(false)
  const close = () => setChanging(false)
  const change = useDo(changeComment, { forget: [listComments], done: close })
  const remove = useDo(removeComment, { forget: [listComments], done: () => done(say.tookBack) })
  if (comment.text === null) return <span className="quiet">{say.gone}</span>
  if (changing) {
    return (
      <CommentField
        subject={comment.subject}
        before={comment.text}
        cancel={close}
        say={(said) => change.mutateAsync({ asked: { commentId: comment.id, ...said }, version: comment.version })}
      />
    )
  }
  return (
    <>
      <span className={css['text']}>{withMentions(comment.text)}</span>{' '}
      <span className={`${css['deeds'] ?? ''} small`}>
        {comment.can.change && (
          <button type="button" onClick={() => setChanging(true)}>
            {say.change}
          </button>
        )}
        {comment.can.takeBack && (
          <button
            type="button"
            onClick={() => remove.mutate({ asked: { commentId: comment.id } }, { onError: refused })}
          >
            {say.back}
          </button>
        )}
      </span>
    </>
  )
}

/** '@Anna Reuter' stands out: a capital, and another name after it where there is one. */
const withMentions = (text: string) =>
  text.split(/(@\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)?)/u).map((part, index) =>
    part.startsWith('@') ? (
      <b key={index} className={css['mention']}>
        {part}
      </b>
    ) : (
      part
    ),
  )
