import type { Work } from '#platform/work'

/** There is no such thing, or not for the one who asks: both look the same from outside. */
export class NotFound extends Error {
  constructor() {
    super('not found')
    this.name = 'NotFound'
  }
}

/** Somebody changed the row since the caller read it. */
export class Stale extends Error {
  readonly version: number

  constructor(version: number) {
    super(`the version is now ${version}`)
    this.name = 'Stale'
    this.version = version
  }
}

/** `found(await order(tx, id))`: a row that must be there. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new NotFound()
  return row
}

/** Ends the request with 412 unless the caller saw the row as it is now. Ask after the row is locked. */
export function sameVersion(work: Work, version: number): void {
  if (work.ifMatch !== null && work.ifMatch !== version) throw new Stale(version)
}
