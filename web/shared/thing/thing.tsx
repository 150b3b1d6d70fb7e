import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDots } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page, PageHead } from '../frame/page.tsx'
import { useKeys } from '../keys/registry.ts'
import { done } from '../notices/notify.tsx'
import { KeyHint } from '../shapes/key-hint.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'
import css from './thing.module.css'

const words = catalogue({
  en: {
    more: 'More',
    previous: 'Previous in the list',
    next: 'Next in the list',
    copy: 'Copy the link',
    copied: 'Link copied',
    print: 'Print',
    keys: 'This page',
  },
  de: {
    more: 'Mehr',
    previous: 'Voriges der Liste',
    next: 'Nächstes der Liste',
    copy: 'Link kopieren',
    copied: 'Link kopiert',
    print: 'Drucken',
    keys: 'Diese Seite',
  },
})

export type Action = {
  readonly label: string
  readonly run: () => void
  readonly key?: string
  readonly busy?: boolean
}

export type ThingProps = {
  /** Number, who and amount, parted by " · ": the line a colleague would read out on the phone. */
  readonly title: ReactNode
  readonly windowTitle: string
  /** State chips, then a sentence: owner, days. */
  readonly line?: ReactNode
  /** The one next action; its key is `e` unless it says otherwise. */
  readonly main?: Action | undefined
  readonly second?: readonly Action[]
  readonly menu?: readonly Action[]
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** Left, wide: the document or the facts. */
  readonly children: ReactNode
  /** Right, narrow: people, days, the way up and down the chain. */
  readonly aside?: ReactNode
  /** Below the left column: everything that happened. */
  readonly timeline?: ReactNode
}

/** A page about one thing: an invoice, an order, a customer. */
export function Thing(props: ThingProps) {
  useThingKeys(props)
  return (
    <Page>
      <PageHead title={props.title} windowTitle={props.windowTitle} line={props.line}>
        <Neighbours previous={props.previous} next={props.next} />
        {props.second?.map((action) => (
          <ActionButton key={action.label} action={action} />
        ))}
        <MoreMenu actions={props.menu ?? []} />
        {props.main && <ActionButton action={{ key: 'e', ...props.main }} main />}
      </PageHead>
      <div className={css['columns']}>
        <div className={css['left']}>
          {props.children}
          {props.timeline}
        </div>
        {props.aside && <aside className={css['right']}>{props.aside}</aside>}
      </div>
    </Page>
  )
}

export function ActionButton({ action, main = false }: { action: Action; main?: boolean }) {
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      loading={action.busy ?? false}
      onClick={action.run}
      rightSection={action.key && <KeyHint keys={action.key} onAccent={main} />}
    >
      {action.label}
    </Button>
  )
}

function MoreMenu({ actions }: { actions: readonly Action[] }) {
  const say = useWords(words)
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    done(say.copied)
  }
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={say.more}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action.label} onClick={action.run} rightSection={action.key && <KeyHint keys={action.key} />}>
            {action.label}
          </Menu.Item>
        ))}
        {actions.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => void copy()}>{say.copy}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{say.print}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Neighbours({ previous, next }: { previous: string | undefined; next: string | undefined }) {
  const say = useWords(words)
  if (previous === undefined && next === undefined) return null
  return (
    <span className={css['neighbours']}>
      <Neighbour to={previous} label={say.previous} icon={<IconChevronLeft size={16} />} />
      <Neighbour to={next} label={say.next} icon={<IconChevronRight size={16} />} />
    </span>
  )
}

function Neighbour({ to, label, icon }: { to: string | undefined; label: string; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      {to === undefined ? (
        <ActionIcon variant="default" aria-label={label} disabled>
          {icon}
        </ActionIcon>
      ) : (
        <ActionIcon variant="default" aria-label={label} component={Link} to={to}>
          {icon}
        </ActionIcon>
      )}
    </Tooltip>
  )
}

function useThingKeys({ main, second = [], menu = [], previous, next }: ThingProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  const steps = [
    { keys: 'j', to: next, does: say.next },
    { keys: 'k', to: previous, does: say.previous },
  ]
  useKeys(say.keys, [
    ...[...(main ? [{ key: 'e', ...main }] : []), ...second, ...menu].flatMap((action) =>
      action.key ? [{ keys: action.key, does: action.label, run: action.run }] : [],
    ),
    ...steps.flatMap(({ keys, to, does }) =>
      to === undefined ? [] : [{ keys, does, run: () => void navigate({ to }) }],
    ),
  ])
}
