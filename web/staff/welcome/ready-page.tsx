import { Link } from '@tanstack/react-router'
import { IconFileImport, IconPencilPlus } from '@tabler/icons-react'
import { useWindowTitle, useWords } from '#web'
import { Threshold } from '../sign-in/threshold.tsx'
import css from './welcome.module.css'
import { words } from './words.ts'

/** After the five questions: the two ways to begin. */
export function ReadyPage({ company }: { company: string }) {
  const say = useWords(words)
  useWindowTitle(say.ready)
  return (
    <Threshold title={say.ready} line={say.readyLine(company)} wide>
      <div className={css['ways']}>
        <Link to="/bring-data">
          <IconFileImport size={24} stroke={1.6} aria-hidden />
          <b>{say.bring}</b>
          <span className="quiet">{say.bringHow}</span>
        </Link>
        <Link to="/">
          <IconPencilPlus size={24} stroke={1.6} aria-hidden />
          <b>{say.empty}</b>
          <span className="quiet">{say.emptyHow}</span>
        </Link>
      </div>
    </Threshold>
  )
}
