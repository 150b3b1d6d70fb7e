import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import { filesBelow, readText, root } from './tree.ts'

export type Violation = { readonly file: string; readonly line: number; readonly rule: string }

/** Where code lives: a name from floors.json, or the web beside the house. */
type Home = { readonly name: string; readonly floor: number; readonly folder: string }

type Target = { readonly home: Home; readonly file: string }

/**
 * Checks every import under src and web against floors.json: downwards only, through front doors, in no circle. The
 * places are named so that an editor can open them.
 */
export function floorViolations(base: string): Violation[] {
  const house = readHouse(base)
  const graph = new Map<string, { readonly to: string; readonly line: number }[]>()
  const violations: Violation[] = []
  for (const file of [...filesBelow(base, 'src', code), ...filesBelow(base, 'web', code)]) {
    const home = house.homeOf(file)
    if (!home) {
      violations.push({ file, line: 1, rule: 'lives on no floor: name its folder in floors.json' })
      continue
    }
    for (const found of importsOf(readText(base, file))) {
      const { target, broken } = judge(house, { file, home }, found)
      if (broken) violations.push({ file, line: found.line, rule: broken })
      if (target) graph.set(file, [...(graph.get(file) ?? []), { to: target, line: found.line }])
    }
  }
  return [...violations, ...circles(graph)]
}

const code = ['.ts', '.tsx', '.js', '.jsx', '.mts']

type House = {
  homeOf: (file: string) => Home | null
  named: (name: string) => Home | null
}

function readHouse(base: string): House {
  const floors = parseFloors(readText(base, 'floors.json'))
  const homes = new Map<string, Home>()
  floors.forEach((names, floor) => {
    for (const name of names) homes.set(name, { name, floor, folder: folderOf(name) })
  })
  homes.set('web', { name: 'web', floor: floors.length, folder: 'web' })
  return {
    named: (name) => homes.get(name) ?? null,
    homeOf: (file) => [...homes.values()].find((home) => file.startsWith(`${home.folder}/`)) ?? null,
  }
}

const folderOf = (name: string) =>
  ['kernel', 'platform', 'app'].includes(name) ? `src/${name}` : `src/modules/${name}`

function parseFloors(text: string): string[][] {
  const parsed: unknown = JSON.parse(text)
  const floors = parsed && typeof parsed === 'object' && 'floors' in parsed ? parsed.floors : null
  if (!Array.isArray(floors)) throw new Error('floors.json: "floors" must list the floors from the ground up')
  return floors.map((names: unknown) => {
    if (!Array.isArray(names)) throw new Error('floors.json: each floor is a list of names')
    return names.map(String)
  })
}

type Judged = { readonly target?: string; readonly broken?: string }
type From = { readonly file: string; readonly home: Home }
type Found = { readonly specifier: string | null }

function judge(house: House, from: From, { specifier }: Found): Judged {
  if (specifier === null) return { broken: 'imports a computed name: nobody can check where it leads' }
  if (specifier.startsWith('.')) return judgeRelative(house, from, specifier)
  if (specifier.startsWith('#')) return judgeNamed(house, from, specifier)
  if (/^(\/|file:|src\/|web\/)/.test(specifier)) return { broken: `imports ${specifier} by its place on a disk` }
  if (
    specifier.startsWith('node:') &&
    (from.home.name === 'kernel' || from.home.name === 'web') &&
    !isTest(from.file)
  ) {
    const builds = /(^|\/)vite\.config\.ts$/.test(from.file)
    return builds ? {} : { broken: `${from.home.name} imports ${specifier}: it runs in the browser too` }
  }
  return {}
}

function judgeRelative(house: House, { file, home }: From, specifier: string): Judged {
  const target = posix.normalize(posix.join(posix.dirname(file), specifier))
  if (target.startsWith(`${home.folder}/`)) return { target }
  // A rule that needs a database is tested beside the rule, in the world of the flows.
  if (isTest(file) && target.startsWith('tests/world/')) return {}
  const other = house.homeOf(target)
  const fromName = describe(home)
  if (!other) return { broken: `${fromName} imports ${specifier}, which leaves ${home.folder}/` }
  const direction = directionBetween(home, other)
  const rule = direction ? `${direction}, ` : ''
  return { target, broken: `${rule}${fromName} reaches into ${describe(other)} by the relative path ${specifier}` }
}

function judgeNamed(house: House, from: From, specifier: string): Judged {
  const named = resolveName(house, specifier)
  if (!named) return { broken: `imports ${specifier}, which is no floor of floors.json` }
  const { home: target, file } = named
  const { home } = from
  const what = `${describe(home)} imports ${specifier} of ${describe(target)}`
  if (home.name === 'web') return target.name === 'web' ? { target: file } : judgeWeb(what, specifier)
  if (target.name !== home.name) {
    const direction = directionBetween(home, target)
    if (direction) return { target: file, broken: `${direction}: ${what}` }
  }
  if (/^#modules\/[^/]+\/./.test(specifier)) return { target: file, broken: `into a module's inside: ${what}` }
  if (specifier.startsWith('#contracts/') && !from.file.startsWith('src/app/commands/')) {
    return { target: file, broken: `into a module's inside (contracts are for web and src/app/commands): ${what}` }
  }
  return { target: file }
}

function judgeWeb(what: string, specifier: string): Judged {
  if (specifier.startsWith('#kernel/') || /^#contracts\/[^/]+$/.test(specifier)) return {}
  return { broken: `upwards or inside: ${what}; web has contracts and kernel` }
}

/** #kernel/money, #platform/sql, #app/routes: a file. #modules/billing, #contracts/billing, #web: a door. */
function resolveName(house: House, specifier: string): Target | null {
  const web = specifier === '#web' ? house.named('web') : null
  if (web) return { home: web, file: `${web.folder}/shared/index.ts` }
  const [, prefix = '', path = ''] = /^#(\w+)\/(.+)$/.exec(specifier) ?? []
  if (['kernel', 'platform', 'app'].includes(prefix)) {
    const home = house.named(prefix)
    return home && { home, file: `${home.folder}/${path}.ts` }
  }
  if (prefix !== 'modules' && prefix !== 'contracts') return null
  const [module = '', ...inside] = path.split('/')
  const home = house.named(module)
  if (!home?.folder.startsWith('src/modules/')) return null
  const door = prefix === 'modules' ? 'index' : 'contract'
  return { home, file: `${home.folder}/${inside.length > 0 ? inside.join('/') : door}.ts` }
}

function directionBetween(from: Home, to: Home): 'upwards' | 'sideways' | null {
  if (to.floor > from.floor) return 'upwards'
  return to.floor === from.floor && to.name !== from.name ? 'sideways' : null
}

const describe = (home: Home) => (home.name === 'web' ? 'web' : `${home.name} (floor ${home.floor})`)

const isTest = (file: string) => /\.test\.tsx?$/.test(file)

type Graph = ReadonlyMap<string, readonly { readonly to: string; readonly line: number }[]>

/** Walks the imports in depth; an edge back to a file still on the path closes a circle. Each is told once. */
function circles(graph: Graph): Violation[] {
  const done = new Set<string>()
  const path: string[] = []
  const found: Violation[] = []
  const visit = (file: string) => {
    path.push(file)
    for (const { to, line } of graph.get(file) ?? []) {
      const start = path.indexOf(to)
      if (start >= 0) found.push({ file, line, rule: `in a circle: ${[...path.slice(start), to].join(' → ')}` })
      else if (!done.has(to)) visit(to)
    }
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) if (!done.has(file)) visit(file)
  return found
}

if (import.meta.main) {
  const violations = floorViolations(root)
  for (const { file, line, rule } of violations) console.log(`${file}:${line}  ${rule}`)
  console.log(violations.length === 0 ? 'imports go down only' : `${violations.length} imports break the floors`)
  process.exitCode = violations.length === 0 ? 0 : 1
}
