import { lineAt, tokensOf } from '../../scripts/tokens.ts'
import type { Source } from '../../scripts/tree.ts'

export type Statement = {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly tagged: boolean
}

// What stands for a value between the fixed parts of a statement.
export const hole = ' ␣ '

/** The SQL of a TypeScript file: what the sql tag marks, and what reads like a statement without it. */
export const statementsOf = ({ file, text }: Source): Statement[] =>
  tokensOf(text).flatMap((token): Statement[] => {
    const line = lineAt(text, token.at)
    if (token.kind === 'template') {
      const tagged = token.tag === 'sql'
      const statement = token.parts.join(hole)
      return tagged || readsLikeSql(statement) ? [{ file, line, text: withoutComments(statement), tagged }] : []
    }
    return token.kind === 'string' && readsLikeSql(token.text) ? [{ file, line, text: token.text, tagged: false }] : []
  })

const readsLikeSql = (text: string) =>
  /^\s*(select\s.+\sfrom\s|select\s+[\w.]+\(|insert into\s|update\s+[\w."]+\s+set\s|delete from\s|merge into\s|with\s+\w+\s+as\s|copy\s+[\w."]+\s|(create|alter|drop)\s+(table|schema|index|role|database|view|function|type|extension)\s|truncate\s+[\w.]+|lock table\s)/is.test(
    text,
  )

/** Lines stay where they were, so that a place can still be named. */
export const withoutComments = (text: string) =>
  text.replace(/--[^\n]*/g, '').replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ''))

/** Without quoted text, for rules about names and functions. */
export const withoutQuotes = (text: string) => text.replace(/'(?:[^']|'')*'/g, "''")
