import { watch } from 'node:fs'
import { join } from 'node:path'
import { programRoot } from '#app/program'

/** For developers: tells when a file below one of the folders has changed and then rested for a moment. */
export function watchSources(folders: readonly string[], changed: (folder: string) => void): () => void {
  const watchers = folders.map((folder) => {
    let timer: NodeJS.Timeout | undefined
    return watch(join(programRoot, folder), { recursive: true }, (_event, file) => {
      if (!file || /(^|\/)dist(\/|$)|\.test\.tsx?$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(() => changed(folder), 200)
    })
  })
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
