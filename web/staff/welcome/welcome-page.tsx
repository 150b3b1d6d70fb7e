import { Button } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { setUp as setUpContract } from '#contracts/company'
import { ProblemBox, useDo, type ApiProblem, useWindowTitle, useWords } from '#web'
import { useSignIn } from '../session/sign-in.ts'
import { Threshold } from '../sign-in/threshold.tsx'
import { faultsOf, noAnswers, stepOf, stepsFor, type Answers, type Faults } from './answers.ts'
import { Question } from './questions.tsx'
import { ReadyPage } from './ready-page.tsx'
import { requestOf, setupOptions } from './setup.ts'
import { words } from './words.ts'
import css from './welcome.module.css'

/** The first run: five questions, then work. */
export function WelcomePage() {
  const say = useWords(words)
  const cache = useQueryClient()
  const { data: setup } = useSuspenseQuery({ ...setupOptions, staleTime: Infinity })
  const [answers, setAnswers] = useState<Answers>(noAnswers)
  const [place, setPlace] = useState(0)
  const [faults, setFaults] = useState<Faults>({})
  // Told rather than asked again: asking would take this page away while it says that all is done.
  const signIn = useSignIn(() => cache.setQueryData(setupOptions.queryKey, { ...setup, needed: false }))
  const setUp = useDo(setUpContract, {
    forget: [],
    done: () => signIn.mutate({ email: answers.email.trim(), password: answers.password, rememberMe: true }),
  })
  useWindowTitle(say.title)

  const steps = stepsFor(setup.company !== null)
  const step = steps[place] ?? 'administrator'
  const backTo = ({ fields }: ApiProblem) => {
    const refused = stepOf(fields)
    if (refused !== undefined) setPlace(steps.indexOf(refused))
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = faultsOf(step, answers)
    setFaults(found)
    setUp.reset()
    if (Object.keys(found).length > 0) return
    if (place < steps.length - 1) setPlace(place + 1)
    else setUp.mutate({ asked: requestOf(answers, setup) }, { onError: backTo })
  }
  if (signIn.isSuccess) return <ReadyPage company={setup.company?.name ?? answers.company} />

  return (
    <Threshold title={say[step]} line={say[`${step}Why`]} wide>
      <ol className={css['steps']} aria-label={say.of(place + 1, steps.length)}>
        {steps.map((each, index) => (
          <li key={each} data-done={index <= place || undefined} />
        ))}
      </ol>
      <form onSubmit={submit} noValidate key={step}>
        <Question
          step={step}
          setup={setup}
          answers={answers}
          change={(changed) => setAnswers({ ...answers, ...changed })}
          faults={faults}
        />
        {setUp.error && <ProblemBox problem={setUp.error} />}
        <div className={css['buttons']}>
          <span className="small quiet">{say.of(place + 1, steps.length)}</span>
          {place > 0 && <Button onClick={() => setPlace(place - 1)}>{say.back}</Button>}
          <Button type="submit" variant="filled" loading={setUp.isPending || signIn.isPending}>
            {place < steps.length - 1 ? say.next : say.finish}
          </Button>
        </div>
      </form>
    </Threshold>
  )
}
