import { Button } from '@mantine/core'
import { ApiProblem } from '../ask/problem.ts'
import { catalogue, useWords } from '../words/catalogue.ts'
import css from './page.module.css'

const words = catalogue({
  en: { again: 'Try again', unexpected: 'Something went wrong on our side' },
  de: { again: 'Noch einmal', unexpected: 'Bei uns ist etwas schiefgegangen' },
})

type BoxProps = { readonly problem: Error; readonly retry?: (() => void) | undefined }

/** What is wrong and what to do about it, where the content would stand. */
export function ProblemBox({ problem, retry }: BoxProps) {
  const say = useWords(words)
  const known = problem instanceof ApiProblem
  return (
    <div className={css['problem']} role="alert">
      <div>
        <b>{known ? problem.title : say.unexpected}</b>
        {(known ? [problem.detail, problem.remedy] : [problem.message]).map((line) => line && <p key={line}>{line}</p>)}
      </div>
      {retry && <Button onClick={retry}>{say.again}</Button>}
    </div>
  )
}
