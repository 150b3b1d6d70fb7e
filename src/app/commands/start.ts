import { WrongUsage, type Command, type Given } from '#app/command'
import { portOf, type Settings } from '#app/settings'
import { stopSignal, untilAborted } from '#app/signals'
import { bringUp, type Running } from '#app/bring-up'
import { openSample, signIns } from '#app/open-sample'

export const command: Command = {
  name: 'start',
  summary: 'Runs a company: its database, the server and the worker.',
  usage: '[--data DIR] [--sample] [--port N] [--host ADDRESS] [--no-worker] [--no-web]',
  options: {
    port: { type: 'string', value: 'N', about: 'where to listen (QUITTANCE_PORT, 7400); 0 takes any free port' },
    host: { type: 'string', value: 'ADDRESS', about: 'on which address (QUITTANCE_HOST, 127.0.0.1)' },
    'no-worker': { type: 'boolean', about: 'leave background work to `quittance worker`, here or elsewhere' },
    'no-web': { type: 'boolean', about: 'serve the API alone' },
    watch: { type: 'boolean', about: 'for developers: begin anew when the sources change' },
    sample: {
      type: 'boolean',
      about: 'fill an empty folder with a company that lives on a clock of its own, to look around in',
    },
  },
  run: async (given) => {
    const settings = withOptions(given)
    const signal = stopSignal()
    const stops: (() => Promise<void>)[] = []
    const parts = { worker: !given.flag('no-worker'), web: !given.flag('no-web'), watch: given.flag('watch') }
    try {
      if (given.flag('sample'))
        await openSample(settings, { web: parts.web, signal, tell: (line) => console.error(line) })
      console.log(greeting(await bringUp({ settings, parts, signal, stops, tell: (line) => console.error(line) })))
      if (given.flag('sample')) console.log(signIns())
      await untilAborted(signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      for (const stop of stops.toReversed()) await stop()
    }
    return 0
  },
}

function withOptions({ settings, text }: Given): Settings {
  const given = text('port')
  const port = given === null ? settings.port : portOf(given)
  if (port === null) throw new WrongUsage(`"${given}" is no port`)
  return { ...settings, port, host: text('host') ?? settings.host }
}

function greeting({ address, database, dataDir, applied }: Running): string {
  const lines = [
    `Quittance is ready: ${address}`,
    `  database  ${database}`,
    ...(dataDir ? [`  data      ${dataDir}`] : []),
    ...(applied > 0 ? [`  tables    ${applied} migrations applied`] : []),
    '  stop      Ctrl-C',
  ]
  return lines.join('\n')
}
