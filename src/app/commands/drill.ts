import { elapsedMs } from '#app/clock'
import { type Command, type ExitCode, type Given, json, WrongUsage } from '#app/command'
import type { Drill, DrillReport } from '#app/drills/drill'
import { cashRaceDrill } from '#app/drills/cash-race-drill'
import { creditRaceDrill } from '#app/drills/credit-race-drill'
import { doubleStartDrill } from '#app/drills/double-start-drill'
import { killDrill } from '#app/drills/kill-drill'
import { numbersDrill } from '#app/drills/numbers-drill'

const drills: readonly Drill[] = [killDrill, numbersDrill, creditRaceDrill, cashRaceDrill, doubleStartDrill]

export const command: Command = {
  name: 'drill',
  summary: 'Does to a company of its own what goes wrong in real life, and says whether it held.',
  usage: 'NAME | short | --list [--seed N] [--rounds N] [--json]',
  options: {
    list: { type: 'boolean', about: 'the drills there are' },
    seed: { type: 'string', value: 'N', about: 'the same seed does the same; without it a new one, which is printed' },
    rounds: { type: 'string', value: 'N', about: 'how often; each drill has a number of its own' },
    ...json,
  },
  run: async (given) => {
    if (given.flag('list')) return list()
    const [name, more] = given.words
    if (!name || more) throw new WrongUsage('which drill? --list names them')
    const chosen = name === 'short' ? drills : drills.filter((drill) => drill.name === name)
    if (chosen.length === 0) throw new WrongUsage(`there is no drill "${name}"; --list names them`)
    let held = 0
    for (const drill of chosen) if (await holds(drill, given, name === 'short')) held += 1
    if (name === 'short') console.log(`${held} passed, ${chosen.length - held} failed`)
    return held === chosen.length ? 0 : 1
  },
}

function list(): ExitCode {
  const width = Math.max(...drills.map(({ name }) => name.length))
  for (const { name, about } of drills) console.log(`${name.padEnd(width)}  ${about}`)
  return 0
}

async function holds(drill: Drill, { flag, text }: Given, short: boolean): Promise<boolean> {
  const seed = text('seed') ?? String(Date.now() % 1_000_000)
  const asked = text('rounds')
  if (asked !== null && !/^[1-9]\d{0,3}$/.test(asked)) throw new WrongUsage(`"${asked}" is no number of rounds`)
  const rounds = asked === null ? drill.rounds[short ? 'short' : 'full'] : Number(asked)
  const tell = (line: string) => {
    if (!flag('json')) console.error(line)
  }
  tell(`drill ${drill.name}, seed ${seed}, ${rounds} rounds`)
  const began = elapsedMs()
  const report = await drill.run({ seed, rounds, short, tell })
  const seconds = Math.round((elapsedMs() - began) / 100) / 10
  if (flag('json')) console.log(JSON.stringify({ drill: drill.name, seed, rounds, seconds, ...report }))
  else print(drill, { ...report, figures: { ...report.figures, seconds } })
  return report.breaches.length === 0
}

function print({ name }: Drill, { figures, breaches }: DrillReport): void {
  const width = Math.max(...Object.keys(figures).map((figure) => figure.length))
  for (const [figure, value] of Object.entries(figures)) console.log(`  ${figure.padEnd(width)}  ${value}`)
  for (const breach of breaches) console.log(`  BREACH  ${breach}`)
  console.log(breaches.length === 0 ? `${name}: held` : `${name}: did NOT hold`)
}
