import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'

const words = catalogue({
  en: { thread: 'The thread of this deal' },
  de: { thread: 'Der Faden dieses Geschäfts' },
})

/** From any thing of a deal to all of it. */
export function DealLink({ thing }: { thing: string }) {
  const say = useWords(words)
  if (!useMay('order.read')) return null
  return (
    <span className="link small">
      <WayTo path={`/deals/${thing}`}>{say.thread}</WayTo>
    </span>
  )
}
