// Run after `npm install` when the registry in use lacks packages for foreign platforms: npm then leaves them out of the
// lock file, and `npm ci` refuses a lock file that does not name every optional dependency. We name them with their
// platform, so that npm skips them elsewhere without asking for them.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const systems = /(?:^|[-_/.])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:[-_.]|$)/
const processors = /(?:^|[-_/.])(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64|wasm32)(?:[-_.]|$)/

const added = []
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place] || !/^\d/.test(version)) continue
    const os = systems.exec(name)?.[1]
    const cpu = processors.exec(name)?.[1]
    if (!os && !cpu) continue
    const libc = /musl/.test(name) ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : undefined
    lock.packages[place] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      ...(os === 'linux' && libc && { libc }),
      optional: true,
      ...(os && { os: [os] }),
    }
    added.push(`${name}@${version}`)
  }
}
const [root, ...rest] = Object.keys(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.sort()].map((place) => [place, lock.packages[place]]))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} platform packages named in the lock file`)
