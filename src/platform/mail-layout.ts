import { Liquid, type Template } from 'liquidjs'

const liquid = new Liquid({
  outputEscape: 'escape',
  strictVariables: true,
  strictFilters: true,
  memoryLimit: 1e7,
  renderLimit: 1000,
  parseLimit: 1e6,
})

/**
 * The function that fills a letter's layout: MJML with the values of LiquidJS, everything escaped. It is laid out once a process and
 * filled once a letter, for the layout costs thirty times the filling; and not before the first letter is written, since it takes a second
 * that a server which starts should not wait for.
 */
export function mailLayout(mjml: string): (values: object) => Promise<string> {
  let compiled: Promise<Template[]> | undefined
  return async (values) => {
    compiled ??= import('mjml')
      .then((module) => module.default(mjml, { validationLevel: 'strict' }))
      .then(({ html }) => liquid.parse(html))
    const html: unknown = await liquid.render(await compiled, values)
    return String(html)
  }
}
