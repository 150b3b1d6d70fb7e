import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { listAlike } from '#contracts/parties'
import { CheckBeside, catalogue, useAsk, useWords } from '#web'
import css from './customers.module.css'

const words = catalogue({
  en: {
    known: 'This may be somebody whom you know already.',
    same_vat_number: 'same tax number',
    same_name: 'same name',
  },
  de: {
    known: 'Vielleicht kennen Sie diesen Kunden schon.',
    same_vat_number: 'gleiche Steuernummer',
    same_name: 'gleicher Name',
  },
})

type AlikeProps = { readonly name: string; readonly vatNumber: string; readonly country: string }

/** Says who on file looks the same, while the name is typed and before a second record exists. */
export function Alike(typed: AlikeProps) {
  const say = useWords(words)
  const [{ name, vatNumber, country }] = useDebouncedValue(typed, 300)
  const { data } = useAsk(
    listAlike,
    { name, vatNumber, country: country === '' ? undefined : country },
    { enabled: name.trim().length > 2 || vatNumber.trim().length > 4 },
  )
  if (!data || data.alike.length === 0) return null
  return (
    <CheckBeside tone="look" says={say.known}>
      <ul className={css['alike']}>
        {data.alike.map((customer) => (
          <li key={customer.id}>
            <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="link">
              {customer.name}
            </Link>{' '}
            <span className="quiet">
              {customer.number} · {say[customer.because]}
            </span>
          </li>
        ))}
      </ul>
    </CheckBeside>
  )
}
