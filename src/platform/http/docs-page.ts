import swagger, { type StaticDocumentSpec } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '#platform/endpoint'
import { openApi } from '#platform/http/openapi'

/** /docs for people, /docs/json for programs. */
export async function mountDocs(app: FastifyInstance, contracts: readonly Endpoint[], version: string): Promise<void> {
  const document: unknown = openApi(contracts, version)
  const specification = { document } as StaticDocumentSpec
  await app.register(swagger, { mode: 'static', specification })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: false,
    uiConfig: { docExpansion: 'none', deepLinking: true },
    theme: { title: 'Quittance API' },
  })
}
