import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { routes } from '#app/routes'
import { parametersOf } from '#platform/endpoint'
import { openSampleWorld, sampleRoutes } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'

const media = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const operation = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  summary: z.string().min(3),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content: media.optional() })),
})
const description = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

const all = [...sampleRoutes, ...routes]
let world: World
let api: z.output<typeof description>
before(async () => {
  world = await openSampleWorld({ routes: all })
  const answer = await world.stranger.raw('/docs/json')
  assert.equal(answer.status, 200)
  api = description.parse(await answer.json())
})
after(() => world.close())

const operations = () =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, here]) => ({ path, method, ...here })),
  )

test('the document is OpenAPI 3.1 and has every route, once', () => {
  const documented = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
  const served = all.map(({ contract }) => `${contract.method} ${contract.path.replaceAll(/:(\w+)/g, '{$1}')}`)
  assert.deepEqual(documented.toSorted(), served.toSorted())
  const ids = operations().map(({ operationId }) => operationId)
  assert.equal(new Set(ids).size, ids.length, 'operation ids are names: each is there once')
})

test('every operation has the parameters of its path, an answer with a schema, and its problems', () => {
  for (const { path, method, parameters, responses } of operations()) {
    const where = `${method} ${path}`
    const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name)
    assert.deepEqual(inPath.toSorted(), parametersOf(path.replaceAll(/\{(\w+)\}/g, ':$1')).toSorted(), where)
    const [content] = Object.values(responses['200']?.content ?? {})
    assert.ok(content, where)
    assert.ok(responses['400']?.content?.['application/problem+json'], where)
  }
})

test('no schema is left open by a codec without a description, and every reference leads somewhere', () => {
  const references = new Set<string>()
  const visit = (value: unknown, place: string) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === '$ref' && typeof inner === 'string') references.add(inner)
      if (name === 'schema') assert.notDeepEqual(inner, {}, place)
      visit(inner, `${place}/${name}`)
    }
  }
  visit(api.paths, '')
  assert.ok(references.size > 0)
  for (const reference of references) assert.ok(at(api, reference.slice(2).split('/')), reference)
})

const at = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? value : at(Object.entries(value ?? {}).find(([key]) => key === name)?.[1], rest)

test('money asks for a key, versions ask for If-Match, and refusals are named', () => {
  const find = (where: string) => operations().find(({ path, method }) => `${method} ${path}` === where)
  const wants = (where: string, header: string) => find(where)?.parameters.find(({ name }) => name === header)?.required
  assert.equal(wants('post /v1/sample-promises', 'Idempotency-Key'), true)
  assert.equal(wants('patch /v1/sample-promises/{promiseId}', 'Idempotency-Key'), false)
  assert.equal(wants('patch /v1/sample-promises/{promiseId}', 'If-Match'), true)
  assert.match(find('post /v1/sample-promises')?.responses['409']?.description ?? '', /`promise_is_empty`: Nobody/)
  const body = find('post /v1/sample-promises')?.requestBody?.content['application/json']?.schema
  assert.deepEqual(Object.keys(at(body, ['properties', 'amount', 'properties']) ?? {}), ['amount', 'currency'])
  assert.ok(find('post /v1/promise-files')?.requestBody?.content['application/octet-stream'])
  const paper = find('get /v1/sample-promises/{promiseId}/paper')?.responses['200']
  assert.ok(paper?.content?.['text/plain; charset=utf-8'])
})
