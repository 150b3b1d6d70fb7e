import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCommand } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { KeyHint, catalogue, useWords } from '#web'
import css from './frame.module.css'
import { useFound } from './found.ts'
import { useDeeds, usePlaces, type Offer } from './palette-deeds.ts'
import { useRecent } from './recent.ts'

const words = catalogue({
  en: {
    title: 'Find, go, do',
    field: 'Go to, do, or find anything by number, name, amount',
    recent: 'Looked at last',
    found: 'Found',
    deeds: 'Do',
    places: 'Go to',
    withFound: 'Do with what was found',
    nothing: 'Nothing found. A whole number or the first letters of a name find most.',
  },
  de: {
    title: 'Finden, gehen, tun',
    field: 'Gehen, tun oder finden: Nummer, Name, Betrag',
    recent: 'Zuletzt angesehen',
    found: 'Gefunden',
    deeds: 'Tun',
    places: 'Gehe zu',
    withFound: 'Tun, mit dem Gefundenen',
    nothing: 'Nichts gefunden. Eine ganze Nummer oder die ersten Buchstaben eines Namens finden das meiste.',
  },
})

type PaletteProps = { readonly opened: boolean; readonly close: () => void }

/** `Ctrl K`: everything that can be found, gone to or done, by the keyboard alone. */
export function Palette({ opened, close }: PaletteProps) {
  const say = useWords(words)
  return (
    <Modal.Root opened={opened} onClose={close} size={620} padding={0} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={say.title} style={{ overflow: 'hidden' }}>
        <Modal.Body>{opened && <Choices close={close} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Each word that was typed begins a word of the title. */
const fits = (title: string, text: string) => {
  const parts = title.toLowerCase().split(/[\s:,]+/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => parts.some((part) => part.startsWith(word)))
}

type Group = { readonly label: string; readonly offers: readonly Offer[] }

function useGroups(text: string): { readonly groups: readonly Group[]; readonly searched: boolean } {
  const say = useWords(words)
  const [asked] = useDebouncedValue(text, 150)
  const { visited } = useRecent()
  // What was typed may be a deed with a name: 'call kess' looks for 'kess' too.
  const sought = asked.replace(/^(log|call|anruf|e-?mail|visit|besuch)\s+/i, '')
  const { hits, searched } = useFound(sought)
  const deeds = useDeeds(hits)
  const places = usePlaces()
  const found = hits.map((hit): Offer => ({ key: hit.to, title: hit.title, detail: hit.detail, to: hit.to }))
  const recent = visited.map(({ to, title }): Offer => ({ key: `recent ${to}`, title, to }))
  const fitting = (offers: readonly Offer[]) => offers.filter(({ title }) => fits(title, text))
  const foundIds = new Set(hits.map(({ id }) => id))
  // A deed that nobody named stands last, so that Enter never does it unasked.
  const withFound = deeds.filter(({ key, title }) => foundIds.has(key.split(' ')[1] ?? '') && !fits(title, text))
  const isNew = (offer: Offer) => 'to' in offer && !found.some((hit) => 'to' in hit && hit.to === offer.to)
  const all =
    text === ''
      ? [
          { label: say.recent, offers: recent.slice(0, 5) },
          { label: say.deeds, offers: deeds.slice(0, 8) },
          { label: say.places, offers: places },
        ]
      : [
          { label: say.found, offers: found.slice(0, 8) },
          { label: say.recent, offers: fitting(recent).filter(isNew) },
          { label: say.deeds, offers: fitting(deeds).slice(0, 8) },
          { label: say.places, offers: fitting(places) },
          { label: say.withFound, offers: withFound.slice(0, 6) },
        ]
  return { groups: all.filter(({ offers }) => offers.length > 0), searched }
}

function Choices({ close }: { close: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { groups, searched } = useGroups(text.trim())
  const choices = useCombobox({ opened: true })
  const keys = groups.flatMap(({ offers }) => offers.map(({ key }) => key)).join('\n')
  // The first line is the one that Enter takes, whatever comes in meanwhile.
  useEffect(() => {
    choices.selectFirstOption()
    // oxlint-disable-next-line react/exhaustive-deps -- the store is another one on each turn
  }, [keys])
  const choose = (key: string) => {
    const offer = groups.flatMap(({ offers }) => offers).find((each) => each.key === key)
    if (!offer) return
    close()
    if ('to' in offer) void navigate({ to: offer.to })
    else offer.run()
  }
  return (
    <Combobox store={choices} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          className={css['paletteField']}
          data-autofocus
          autoComplete="off"
          variant="unstyled"
          size="md"
          placeholder={say.field}
          aria-label={say.field}
          leftSection={<IconCommand size={16} aria-hidden />}
          rightSection={<KeyHint keys="Esc" />}
          rightSectionWidth={48}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          // The list of choices would keep the key to itself.
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={say.title} className={css['paletteChoices'] ?? ''} tabIndex={0}>
        {groups.map(({ label, offers }) => (
          <Combobox.Group key={label} label={label}>
            {offers.map((offer) => (
              <Combobox.Option key={offer.key} value={offer.key}>
                <span className={css['go']}>
                  <span>
                    {offer.title} {offer.detail && <span className="small quiet">{offer.detail}</span>}
                  </span>
                  {offer.hint && (
                    <span>
                      {offer.hint.split(' ').map((key) => (
                        <KeyHint key={key} keys={key} />
                      ))}
                    </span>
                  )}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {groups.length === 0 && searched && <Combobox.Empty>{say.nothing}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  )
}
