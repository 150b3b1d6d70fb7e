import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { catalogue, useWords } from '#web'
import { useSections } from './use-sections.ts'
import css from './frame.module.css'

const words = catalogue({ en: { sections: 'Sections', more: 'More' }, de: { sections: 'Bereiche', more: 'Mehr' } })
const room = 4

/** The rail of a phone: the first sections within reach of the thumb, the rest one touch away. */
export function BottomBar() {
  const say = useWords(words)
  const sections = useSections()
  const near = sections.length > room + 1 ? sections.slice(0, room) : sections
  const far = sections.slice(near.length)
  return (
    <nav className={css['bottom']} aria-label={say.sections}>
      {near.map(({ key, to, icon: Icon, word }) => (
        <Link key={key} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {word}
        </Link>
      ))}
      {far.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button">
              <IconDots size={20} stroke={1.6} aria-hidden />
              {say.more}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {far.map(({ key, to, icon: Icon, word }) => (
              <Menu.Item key={key} component={Link} to={to} leftSection={<Icon size={18} stroke={1.6} />}>
                {word}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}
