import css from './shapes.module.css'

export const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part.slice(0, 1))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')

type PersonProps = {
  readonly name: string
  /** What the person is here: 'sales, owner'. */
  readonly duty?: string
  /** Ours blue, theirs violet, the machine grey. */
  readonly side?: 'ours' | 'theirs' | 'machine'
  /** Only the initials; the name stands in the tooltip. */
  readonly small?: boolean
}

/** A person by name and initials, never by id. */
export function Person({ name, duty, side = 'ours', small = false }: PersonProps) {
  const mark = (
    <span
      className={css['who']}
      data-side={side}
      title={name}
      aria-hidden={!small}
      role={small ? 'img' : undefined}
      aria-label={small ? name : undefined}
    >
      {side === 'machine' ? 'Q' : initialsOf(name)}
    </span>
  )
  if (small) return mark
  return (
    <span className={css['person']}>
      {mark}
      <span>
        {name}
        {duty && <small className="quiet">{duty}</small>}
      </span>
    </span>
  )
}
