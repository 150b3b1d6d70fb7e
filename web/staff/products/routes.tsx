import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../routes.tsx'

const productsRoute = createRoute({
  path: '/products',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
})

const productRoute = createRoute({
  path: '/products/$productId',
  getParentRoute: () => frameRoute,
  component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
})

export const productRoutes = [productsRoute, productRoute]
