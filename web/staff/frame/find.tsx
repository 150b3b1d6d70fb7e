import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { KeyHint, catalogue, useWords } from '#web'
import { useFound } from './found.ts'
import { findFieldId } from './use-frame-navigation.ts'
import { useSections } from './use-sections.ts'
import css from './frame.module.css'

const words = catalogue({
  en: {
    find: 'Search by number, name, amount',
    go: 'Go to',
    found: 'Found',
    nothing: 'Nothing found. A whole number or the first letters of a name find most.',
  },
  de: {
    find: 'Nummer, Name, Betrag suchen',
    go: 'Gehe zu',
    found: 'Gefunden',
    nothing: 'Nichts gefunden. Eine ganze Nummer oder die ersten Buchstaben eines Namens finden das meiste.',
  },
})

/** One field that goes anywhere: to a section, or to anything by number, name, amount or reference. */
export function Find() {
  const say = useWords(words)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 150)
  const { hits, searched } = useFound(asked)
  const sections = useSections().filter(
    (section) => text === '' || section.word.toLowerCase().includes(text.trim().toLowerCase()),
  )
  const choices = useCombobox({
    onDropdownClose: () => choices.resetSelectedOption(),
    onDropdownOpen: () => choices.updateSelectedOptionIndex(),
  })
  const go = (to: string) => {
    setText('')
    choices.closeDropdown()
    document.getElementById(findFieldId)?.blur()
    void navigate({ to })
  }
  return (
    <div className={css['find']}>
      <Combobox store={choices} onOptionSubmit={go}>
        <Combobox.Target>
          <TextInput
            id={findFieldId}
            type="search"
            autoComplete="off"
            placeholder={say.find}
            aria-label={say.find}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSection={<KeyHint keys="/" />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              choices.openDropdown()
              choices.selectFirstOption()
            }}
            onFocus={() => choices.openDropdown()}
            onBlur={() => choices.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label={say.find} mah={420} style={{ overflowY: 'auto' }}>
            {hits.length > 0 && (
              <Combobox.Group label={say.found}>
                {hits.map((hit) => (
                  <Combobox.Option key={hit.to} value={hit.to}>
                    {hit.title} <span className="small quiet">{hit.detail}</span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {sections.length > 0 && (
              <Combobox.Group label={say.go}>
                {sections.map((section) => (
                  <Combobox.Option key={section.key} value={section.to}>
                    <span className={css['go']}>
                      {section.word}
                      <span>
                        <KeyHint keys="g" /> <KeyHint keys={section.letter} />
                      </span>
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {searched && hits.length === 0 && sections.length === 0 && <Combobox.Empty>{say.nothing}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  )
}
