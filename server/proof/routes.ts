import type { FastifyInstance } from 'fastify'

/** Every route that the server answers, read from its own router: what a table of ours forgets, this does not. */
export const mountedRoutes = (app: FastifyInstance): { method: string; path: string }[] => {
  const above: string[] = []
  return app.printRoutes({ commonPrefix: false }).split('\n').flatMap((line) => {
    const [, stem = '', own = '', methods = ''] = /^([│ ]*[├└]── )(.*?) \(([A-Z, ]+)\)$/u.exec(line) ?? []
    if (!own) return []
    const depth = stem.length / 4 - 1
    above.length = depth
    const path = `${above.join('')}${own}`.replace(/^\/{2,}/, '/').replace(/(?<!\/)\*$/, '/*')
    above[depth] = own
    return methods.split(', ').filter((method) => method !== 'HEAD').map((method) => ({ method, path }))
  })
}
