import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { refusePlainly } from '#platform/plain-refusal'
import { below, buildWhenStale, type Building, type Product } from '#app/built'
import { programRoot } from '#app/program'

const webPages: Product = {
  what: 'the web pages',
  config: join(programRoot, 'web', 'vite.config.ts'),
  folder: join(programRoot, 'web', 'dist'),
  /** What can reach a page: the web itself, the contracts, and what of the floors below runs in a browser. */
  sources: () => [
    ...below('web', /./),
    ...below('src/kernel', /\.ts$/),
    ...below('src/platform', /\.ts$/),
    ...below('src/modules', /(?<!store[a-z-]*|routes)\.ts$/),
    join(programRoot, 'package-lock.json'),
  ],
}

/** Builds the web pages when they are missing or older than their sources; without the right to write, older ones must do. */
export async function buildWebWhenStale(building: Building): Promise<void> {
  if (!existsSync(webPages.config)) return
  const built = await buildWhenStale(webPages, building)
  if (built === 'fresh') return
  if (existsSync(join(webPages.folder, 'index.html')))
    return building.tell('The web pages are older than the program, and we may not write to build them')
  refusePlainly('web_not_built', {
    message: `The web pages are not built, and we may not write in ${join(programRoot, 'web')}`,
    remedy: 'Start once as the user who installed the program, or serve the API alone with --no-web',
  })
}
