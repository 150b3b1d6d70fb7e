import { Popover, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconLogout, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeMe, readMe } from '#contracts/company'
import { KeyHint, Person, initialsOf, catalogue, chooseLanguage, useDo, useLanguage, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { useSignOut } from '../session/sign-in.ts'
import css from './frame.module.css'

const words = catalogue({
  en: {
    me: 'Your menu',
    theme: 'Appearance',
    auto: 'Auto',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    keys: 'Keys',
    settings: 'Your settings',
    out: 'Sign out',
  },
  de: {
    me: 'Ihr Menü',
    theme: 'Aussehen',
    auto: 'Auto',
    light: 'Hell',
    dark: 'Dunkel',
    language: 'Sprache',
    keys: 'Tasten',
    settings: 'Ihre Einstellungen',
    out: 'Abmelden',
  },
})

export function MeMenu({ openKeys }: { openKeys: () => void }) {
  const say = useWords(words)
  const { name, email } = useMe()
  const signOut = useSignOut()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const showKeys = () => {
    close()
    openKeys()
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={240} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css['switch']}
          aria-label={`${initialsOf(name)} · ${say.me}: ${name}`}
          onClick={() => setOpen(!open)}
        >
          <Person name={name} small />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={say.me}>
        <div className={css['meHead']}>
          <b>{name}</b>
          <span className="small quiet">{email}</span>
        </div>
        <div className={css['meChoices']}>
          <ThemeChoice />
          <LanguageChoice />
        </div>
        <div className={css['meItems']}>
          <button type="button" onClick={showKeys}>
            <IconKeyboard size={16} aria-hidden /> {say.keys} <KeyHint keys="?" />
          </button>
          <Link to="/settings" onClick={close}>
            <IconSettings size={16} aria-hidden /> {say.settings}
          </Link>
          <button type="button" onClick={signOut}>
            <IconLogout size={16} aria-hidden /> {say.out}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

export function ThemeChoice() {
  const say = useWords(words)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choices: { value: MantineColorScheme; label: string }[] = [
    { value: 'auto', label: say.auto },
    { value: 'light', label: say.light },
    { value: 'dark', label: say.dark },
  ]
  return (
    <Choice label={say.theme}>
      <SegmentedControl
        fullWidth
        size="xs"
        data={choices}
        value={colorScheme}
        onChange={setColorScheme}
        aria-label={say.theme}
      />
    </Choice>
  )
}

export function LanguageChoice() {
  const say = useWords(words)
  const language = useLanguage()
  const { version } = useMe()
  const keep = useDo(changeMe, { forget: [readMe] })
  const choose = (chosen: 'en' | 'de') => {
    chooseLanguage(chosen)
    if (version !== null) keep.mutate({ asked: { language: chosen }, version })
  }
  const choices = [
    { value: 'en' as const, label: 'English' },
    { value: 'de' as const, label: 'Deutsch' },
  ]
  return (
    <Choice label={say.language}>
      <SegmentedControl
        fullWidth
        size="xs"
        data={choices}
        value={language}
        onChange={choose}
        aria-label={say.language}
      />
    </Choice>
  )
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css['choice']}>
      <span className="small quiet">{label}</span>
      {children}
    </div>
  )
}
