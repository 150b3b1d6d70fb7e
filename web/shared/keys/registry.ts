import { useEffect, useEffectEvent, useRef } from 'react'

/** One thing a key does. `keys` is a key ('j', 'Enter', 'Ctrl+k') or two in a row ('g o'). */
export type Binding = {
  readonly keys: string
  readonly does: string
  readonly run: () => void
  readonly when?: () => boolean
  /** Also while somebody types in a field. */
  readonly whileTyping?: boolean
  /** Works, but is not worth a line on the sheet of keys. */
  readonly unlisted?: boolean
}

export type Layer = { readonly title: string; readonly bindings: () => readonly Binding[] }

const patienceMs = 900
const switchedOff = 'quittance-keys-off'

let layers: readonly Layer[] = []
let waiting = ''
let waitingSince = 0

/** What can be pressed now, the page's own keys first. */
export const activeLayers = () => layers.toReversed()

/** Single-letter keys can be turned off: they get in the way of speech input. */
export const keysAreOff = () => localStorage.getItem(switchedOff) !== null
export function switchKeys(on: boolean) {
  if (on) localStorage.removeItem(switchedOff)
  else localStorage.setItem(switchedOff, 'yes')
}

/** Adds keys while a page or component is on the screen. The newest layer is asked first. */
export function useKeys(title: string, bindings: readonly Binding[]) {
  useLayer(title, bindings, (layer) => [...layers, layer])
}

/** The frame's keys lie below those of every page, although React mounts the frame last. */
export function useFrameKeys(title: string, bindings: readonly Binding[]) {
  useLayer(title, bindings, (layer) => [layer, ...layers])
}

function useLayer(title: string, bindings: readonly Binding[], place: (layer: Layer) => readonly Layer[]) {
  const latest = useRef(bindings)
  const placed = useEffectEvent(place)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => {
    const layer: Layer = { title, bindings: () => latest.current }
    layers = placed(layer)
    return () => {
      layers = layers.filter((each) => each !== layer)
    }
  }, [title])
}

function nameOf(event: KeyboardEvent): string {
  const held = event.ctrlKey || event.metaKey ? 'Ctrl+' : event.altKey ? 'Alt+' : ''
  if (event.key === ' ') return `${held}Space`
  return held + (held === '' ? event.key : event.key.toLowerCase())
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)))

// Space and Enter belong to the control that has the focus, before they belong to the page.
const belongsToControl = (event: KeyboardEvent) =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof Element &&
  event.target.closest('a, button, input, summary, [role="menuitem"], [role="option"]') !== null

function find(pressed: string, typing: boolean): Binding | undefined {
  for (const layer of layers.toReversed()) {
    const found = layer
      .bindings()
      .find(
        (binding) =>
          binding.keys === pressed && (!typing || binding.whileTyping === true) && binding.when?.() !== false,
      )
    if (found) return found
  }
  return undefined
}

const beginsSomething = (pressed: string) =>
  layers.some((layer) => layer.bindings().some((binding) => binding.keys.startsWith(`${pressed} `)))

export function handleKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const typing = isTyping(event.target)
  if (belongsToControl(event) || openDialog(event.target)) return
  const pressed = nameOf(event)
  const plain = pressed.length === 1
  if (plain && keysAreOff() && pressed !== '?') return
  const inTime = waiting !== '' && event.timeStamp - waitingSince < patienceMs
  const binding = (inTime ? find(`${waiting} ${pressed}`, typing) : undefined) ?? find(pressed, typing)
  waiting = !binding && !typing && beginsSomething(pressed) ? pressed : ''
  waitingSince = event.timeStamp
  if (!binding) return
  event.preventDefault()
  binding.run()
}

/** While a dialog is open the page behind it does not listen. */
const openDialog = (target: EventTarget | null) =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null ||
  (target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null)

/** Mounted once, by the frame. */
export function useKeyboard() {
  useEffect(() => {
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}
