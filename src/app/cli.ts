import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refused } from '#kernel/outcome'
import { type Command, everywhere, type ExitCode, type Given, type Option, WrongUsage } from '#app/command'
import { commands, notInThisVersion } from '#app/command-table'
import { helpFor, nearest, overview } from '#app/help'
import { readSettings } from '#app/settings'
import { version } from '#app/program'

const print = (text: string) => void process.stdout.write(`${text}\n`)
const complain = (text: string) => void process.stderr.write(`${text}\n`)

async function main([name, ...rest]: readonly string[]): Promise<ExitCode> {
  if (name === '--version') return say(`quittance ${version()}`)
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return say(overview(await all()))
  const load = commands[name]
  if (!load) return refuseUnknown(name)
  const { command } = await load()
  try {
    const given = read(command, rest)
    return given.flag('help') ? say(helpFor(command)) : await command.run(given)
  } catch (error) {
    return explain(error, command)
  }
}

function say(text: string): ExitCode {
  print(text)
  return 0
}

const all = () => Promise.all(Object.values(commands).map(async (load) => (await load()).command))

function refuseUnknown(name: string): ExitCode {
  if (notInThisVersion.includes(name)) {
    complain(`quittance: "${name}" is not in this version`)
    return 2
  }
  const meant = nearest(name, [...Object.keys(commands), ...notInThisVersion])
  complain(`quittance: there is no command "${name}"${meant ? `; did you mean "${meant}"?` : ''}`)
  complain(`'quittance --help' lists them.`)
  return 2
}

function read({ options }: Command, args: readonly string[]): Given {
  const { values, positionals } = parse({ ...options, ...everywhere }, args)
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value : null
  }
  const settings = readSettings()
  const data = text('data')
  return {
    flag: (name) => values[name] === true,
    text,
    words: positionals,
    settings: data ? { ...settings, dataDir: resolve(data) } : settings,
  }
}

function parse(options: Readonly<Record<string, Option>>, args: readonly string[]) {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
  try {
    return parseArgs({ args: [...args], options: types, allowPositionals: true })
  } catch (error) {
    // The parser's own sentences are good, up to advice about things that do not concern us.
    throw new WrongUsage(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

function explain(error: unknown, { name }: Command): ExitCode {
  if (error instanceof WrongUsage) {
    complain(`quittance ${name}: ${error.message}`)
    complain(`'quittance ${name} --help' says what there is.`)
    return 2
  }
  if (error instanceof Refused) {
    complain(refusalText(error))
    return 1
  }
  complain(`quittance ${name}: a fault of ours`)
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 70
}

function refusalText({ code, facts }: Refused): string {
  const { message, remedy, ...others } = facts
  if (typeof message === 'string') return `quittance: ${message}${typeof remedy === 'string' ? `\n${remedy}` : ''}`
  const told = Object.keys(others).length > 0 ? ` ${JSON.stringify(others, inWords)}` : ''
  return `quittance: ${code}${told}`
}

const inWords = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

// A reader such as `head` may leave early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70))

process.exitCode = await main(process.argv.slice(2))
