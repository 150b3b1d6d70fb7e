import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { buildWebWhenStale } from '#app/web-build'
import type { Role } from '#platform/rights'
import { openWorld, type World, type WorldOptions } from '../world/world.ts'
import { openLook, type Width } from './looking.ts'

export type Looking = { readonly page: Page; readonly complaints: readonly string[] }

/** A company with a real database and server that also serves the pages as they are shipped. */
export type BrowserCompany = World & {
  /** The page at a path, as somebody with these roles sees it who has just signed in. */
  readonly look: (
    browser: Browser,
    roles: Role | readonly Role[],
    path: string,
    as?: { readonly name?: string; readonly width?: Width },
  ) => Promise<Looking>
}

export async function openCompany(options: WorldOptions = {}): Promise<BrowserCompany> {
  await buildWebWhenStale({ tell: () => {}, signal: new AbortController().signal })
  const world = await openWorld(options)
  return {
    ...world,
    look: async (browser, roles, path, { name, width } = {}) => {
      const looking = await openLook(browser, width)
      const answer = await looking.page.context().request.post(`${world.url}/api/auth/sign-in/email`, {
        data: await world.credentials(roles, name),
        headers: { origin: world.url },
      })
      assert.ok(answer.ok(), `sign-in answered ${answer.status()}`)
      await looking.page.goto(world.url + path)
      return looking
    },
  }
}
