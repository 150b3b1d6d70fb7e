import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { KeyHint } from '../shapes/key-hint.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'
import { activeLayers } from './registry.ts'
import css from './keys.module.css'

const words = catalogue({
  en: { title: 'Keys', close: 'Close', after: 'then' },
  de: { title: 'Tasten', close: 'Schließen', after: 'dann' },
})

/** `?`: everything a key does on this page. */
export function KeysSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const say = useWords(words)
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<b>{say.title}</b>}
      size="lg"
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <div className={css['sheet']}>
        {opened &&
          activeLayers().map((layer) => {
            const listed = layer.bindings().filter((binding) => !binding.unlisted)
            return listed.length === 0 ? null : (
              <section key={layer.title}>
                <h3>{layer.title}</h3>
                <dl>
                  {listed.map((binding) => (
                    <Fragment key={binding.keys}>
                      <dt>
                        <KeyNames keys={binding.keys} after={say.after} />
                      </dt>
                      <dd>{binding.does}</dd>
                    </Fragment>
                  ))}
                </dl>
              </section>
            )
          })}
      </div>
    </Modal>
  )
}

function KeyNames({ keys, after }: { keys: string; after: string }) {
  return keys.split(' ').map((key, index) => (
    <Fragment key={key}>
      {index > 0 && <span className="faint small"> {after} </span>}
      <KeyHint keys={key} />
    </Fragment>
  ))
}
