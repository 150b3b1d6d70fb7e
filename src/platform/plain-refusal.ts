import { Refused } from '#kernel/outcome'

/** A "no" for somebody at a terminal: one line that says what is so, one that says what helps. */
export function refusePlainly(code: string, { message, remedy }: { message: string; remedy: string }): never {
  throw new Refused(code, { message, remedy })
}
