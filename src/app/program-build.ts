import { join } from 'node:path'
import { below, buildWhenStale, type Building, type Product } from '#app/built'
import { programRoot } from '#app/program'

const program: Product = {
  what: 'the program',
  config: join(programRoot, 'src', 'app', 'program-build.vite.ts'),
  folder: join(programRoot, 'dist'),
  sources: () => [...below('src', /\.ts$/), join(programRoot, 'package-lock.json')],
}

export type Part = 'server' | 'worker'

/** Where the script of a part lies. */
export type Scripts = (part: Part) => string

/** The sources as they are; Node runs them, but reads two thousand files before it answers. */
export const fromSources: Scripts = (part) => join(import.meta.dirname, `run-${part}.ts`)

/** The parts built into a few files, made anew when the sources have changed; the sources where that cannot be. */
export async function builtScripts(building: Building): Promise<Scripts> {
  const built = await buildWhenStale(program, building).catch((error: Error) => {
    building.tell(`${error.message}, so its sources run as they are`)
    return 'may not write'
  })
  return built === 'fresh' ? (part) => join(program.folder, `run-${part}.js`) : fromSources
}
