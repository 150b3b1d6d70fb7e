import { Outlet } from '@tanstack/react-router'
import { useLocalStorage } from '@mantine/hooks'
import { ConnectionLine, KeysSheet, Today, Views, catalogue, useKeyboard, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { useAsAt } from '../session/place.ts'
import { AsAtRibbon } from './as-at.tsx'
import { useKeptViews } from '../views/use-kept-views.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { useNoteVisits } from './recent.ts'
import { TestClockRibbon } from './test-clock.tsx'
import { TopBar } from './top-bar.tsx'
import { useFrameNavigation } from './use-frame-navigation.ts'
import css from './frame.module.css'

const words = catalogue({ en: { skip: 'Skip to the content' }, de: { skip: 'Zum Inhalt springen' } })

/** What stands around every page of somebody who is signed in. */
export function Frame() {
  const say = useWords(words)
  const { today, testClock } = useMe()
  const asAt = useAsAt()
  const views = useKeptViews()
  const [slim, setSlim] = useLocalStorage({
    key: 'quittance-rail-slim',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const { sheetOpen, closeSheet, openSheet, paletteOpen, closePalette } = useFrameNavigation()
  useKeyboard()
  useNoteVisits()

  return (
    <Today value={today}>
      <Views value={views}>
        <a href="#content" className={css['skip']}>
          {say.skip}
        </a>
        <div className={css['frame']} data-slim={slim || undefined}>
          <Rail slim={slim} toggle={() => setSlim(!slim)} />
          <div className={css['main']}>
            <TopBar openKeys={openSheet} />
            <ConnectionLine />
            {testClock && <TestClockRibbon />}
            {asAt !== undefined && <AsAtRibbon day={asAt} />}
            <main id="content" tabIndex={-1} className={css['content']}>
              <Outlet />
            </main>
          </div>
          <BottomBar />
        </div>
        <Palette opened={paletteOpen} close={closePalette} />
        <KeysSheet opened={sheetOpen} close={closeSheet} />
      </Views>
    </Today>
  )
}
