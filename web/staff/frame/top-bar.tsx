import { Menu } from '@mantine/core'
import { IconBuilding, IconChevronDown } from '@tabler/icons-react'
import { catalogue, useWords } from '#web'
import { Bell } from '../notices/bell.tsx'
import { useMe } from '../session/me.ts'
import { useChangePlace, useEntity } from '../session/place.ts'
import { AsAtSwitch } from './as-at.tsx'
import { Find } from './find.tsx'
import { MeMenu } from './me-menu.tsx'
import css from './frame.module.css'

const words = catalogue({
  en: { every: 'All companies', choose: 'Choose the company' },
  de: { every: 'Alle Firmen', choose: 'Firma wählen' },
})

export function TopBar({ openKeys }: { openKeys: () => void }) {
  return (
    <header className={css['top']}>
      <Find />
      <div className={css['topRight']}>
        <EntitySwitch />
        <AsAtSwitch />
        <Bell />
        <MeMenu openKeys={openKeys} />
      </div>
    </header>
  )
}

function EntitySwitch() {
  const say = useWords(words)
  const { entities } = useMe()
  const entity = useEntity()
  const change = useChangePlace()
  const [only] = entities
  if (entities.length <= 1) return <span className={css['onlyEntity']}>{only?.name}</span>
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css['switch']} aria-label={`${entity?.name ?? say.every}, ${say.choose}`}>
          <IconBuilding size={16} aria-hidden className={css['short']} />
          <span className={css['long']}>{entity?.name ?? say.every}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change({ entity: undefined })}>{say.every}</Menu.Item>
        {entities.map(({ id, name, currency }) => (
          <Menu.Item
            key={id}
            onClick={() => change({ entity: id })}
            rightSection={<span className="small quiet">{currency}</span>}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
