import { isDatabaseError } from '#platform/sql'

type LoggedError = { readonly type: string; readonly message: string; readonly stack: string }

/**
 * An error as the log may have it. What the database says quotes values, so only its codes and names go in; the stack says
 * where it happened.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' }
  const message = isDatabaseError(error)
    ? [error.code, error.schema, error.table, error.constraint].filter(Boolean).join(' ')
    : error.message.slice(0, 300)
  const cause = error.cause instanceof Error ? `\ncaused by ${loggedError(error.cause).message}` : ''
  return { type: error.name, message: message + cause, stack: calls(error) }
}

// The first lines of a stack repeat the message.
const calls = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
