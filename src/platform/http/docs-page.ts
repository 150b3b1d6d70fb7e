import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '#platform/endpoint'
import { openApi } from '#platform/http/openapi'

/** /docs for people, /docs/json for programs. */
export async function mountDocs(app: FastifyInstance, contracts: readonly Endpoint[], version: string): Promise<void> {
  // Made for whoever asks first: a third of a second would be added to each start.
  let made: ReturnType<typeof openApi> | null = null
  const specification: StaticDocumentSpec = {
    document: { openapi: '3.1.0', info: { title: 'Quittance', version }, paths: {} },
  }
  await app.register(swagger, { mode: 'static', specification })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: false,
    transformSpecification: () => (made ??= openApi(contracts, version)),
    transformSpecificationClone: false,
    uiConfig: { docExpansion: 'none', deepLinking: true },
    theme: { title: 'Quittance API' },
  })
}
