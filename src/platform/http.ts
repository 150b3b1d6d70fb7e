export { serve, type Route } from '#platform/http/serve'
