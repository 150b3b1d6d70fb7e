import { catalogue } from '#web'

export const settingsWords = catalogue({ en: { yours: 'Yours' }, de: { yours: 'Ihre' } })

type SettingsPage = {
  readonly key: keyof typeof settingsWords.en
  readonly to: string
  readonly needs?: string
}

/** The settings, from top to bottom; an entry is shown to roles that hold its permission. */
export const settingsPages: readonly SettingsPage[] = [{ key: 'yours', to: '/settings' }]
