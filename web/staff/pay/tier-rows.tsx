import { Button, TextInput } from '@mantine/core'
import { useWords } from '#web'
import css from './pay.module.css'
import type { TierFields } from './plan-draft.ts'
import { planWords } from './plan-words.ts'

type RowsProps = { readonly tiers: readonly TierFields[]; readonly setTiers: (tiers: readonly TierFields[]) => void }

/** Bands of the quota; the last one has no end. */
export function TierRows({ tiers, setTiers }: RowsProps) {
  const say = useWords(planWords)
  const change = (index: number, key: keyof TierFields, value: string) =>
    setTiers(tiers.map((tier, at) => (at === index ? { ...tier, [key]: value } : tier)))
  // A band more goes before the open end; the first two begin at the quota.
  const withOneMore: readonly TierFields[] =
    tiers.length === 0
      ? [
          { upToPercent: '100', addPercent: '0' },
          { upToPercent: '', addPercent: '2' },
        ]
      : [...tiers.slice(0, -1), { upToPercent: '', addPercent: '0' }, ...tiers.slice(-1)]
  return (
    <div className={css['form']}>
      {tiers.map((tier, index) => {
        const isLast = index === tiers.length - 1
        return (
          <div key={index} className={css['tiers']}>
            <TextInput
              label={`${say.band} ${index + 1}, ${isLast ? say.openEnd : say.upTo}`}
              inputMode="decimal"
              disabled={isLast}
              value={isLast ? '' : tier.upToPercent}
              onChange={(event) => change(index, 'upToPercent', event.currentTarget.value)}
            />
            <TextInput
              label={say.add}
              inputMode="decimal"
              value={tier.addPercent}
              onChange={(event) => change(index, 'addPercent', event.currentTarget.value)}
            />
            <Button variant="subtle" onClick={() => setTiers(tiers.filter((_, at) => at !== index))}>
              {say.removeTier}
            </Button>
          </div>
        )
      })}
      <div>
        <Button size="xs" variant="default" onClick={() => setTiers(withOneMore.slice(0, 10))}>
          {say.addTier}
        </Button>
      </div>
    </div>
  )
}
