import type { Command } from '#app/command'

type Load = () => Promise<{ readonly command: Command }>

/** What this version can do. A command is loaded when it is asked for, so that each starts fast. */
export const commands: Readonly<Record<string, Load>> = {
  start: () => import('#app/commands/start'),
  worker: () => import('#app/commands/worker'),
  migrate: () => import('#app/commands/migrate'),
  doctor: () => import('#app/commands/doctor'),
  bill: () => import('#app/commands/bill'),
  remind: () => import('#app/commands/remind'),
  bank: () => import('#app/commands/bank'),
  check: () => import('#app/commands/check'),
  import: () => import('#app/commands/import'),
  export: () => import('#app/commands/export'),
  bench: () => import('#app/commands/bench'),
  drill: () => import('#app/commands/drill'),
}

/** Fixed names of the command line that this version answers with "not yet". */
export const notInThisVersion: readonly string[] = ['advance', 'backup', 'einvoice', 'evaluate', 'restore']
