import type { FastifyRequest } from 'fastify'
import type { Language } from '#platform/work'

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** The first of the caller's languages that we speak. */
export const languageOf = (header: string | undefined): Language =>
  (header ?? '')
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find((each): each is Language => each === 'en' || each === 'de') ?? 'en'
