import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { cssVariables } from '../../../web/face/css-variables.ts'
import { markMarkup } from '../../../web/face/wordmark.ts'
import { swatchCss } from '../../../web/portal/index.ts'

/** One style sheet, one script, one icon, named by their content, so that browsers may keep them for ever. */
export function buildAssets(): { assets: Assets, faceAssets: Assets, mount: (app: FastifyInstance) => void } {
  const css = squeeze(cssVariables() + read('portal.css'))
  const files = { css: asset('portal', 'css', css), face: asset('face', 'css', css + squeeze(swatchCss() + read('face-page/face.css'))), script: asset('portal', 'js', read('assets/portal.js') + read('assets/keep.js')), embed: asset('embed', 'js', read('assets/embed.js')) }
  const assets = { css: files.css.path, script: files.script.path, embed: files.embed.path }
  return {
    assets,
    faceAssets: { ...assets, css: files.face.path },
    mount: (app) => {
      for (const file of Object.values(files)) serve(app, file, 'public, max-age=31536000, immutable')
      serve(app, { ...asset('icon', 'svg', icon()), path: '/assets/icon.svg' }, 'public, max-age=86400')
    },
  }
}

function asset(name: string, kind: 'css' | 'js' | 'svg', text: string): Asset {
  const mark = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  const body = Buffer.from(text)
  return { path: `/assets/${name}-${mark}.${kind}`, type: TYPES[kind], plain: body, gzip: gzipSync(body, { level: 9 }), br: brotliCompressSync(body) }
}

function serve(app: FastifyInstance, file: Asset, cache: string): void {
  app.get(file.path, (request, reply) => {
    const wanted = String(request.headers['accept-encoding'] ?? '')
    const coding = wanted.includes('br') ? 'br' : wanted.includes('gzip') ? 'gzip' : undefined
    void reply.header('content-type', file.type).header('cache-control', cache).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff')
    if (coding) void reply.header('content-encoding', coding)
    return reply.send(coding ? file[coding] : file.plain)
  })
}

const read = (path: string): string => readFileSync(new URL(`../../../web/portal/${path}`, import.meta.url), 'utf8')

/** Comments and line breaks out; nothing cleverer, so that what is served can still be read. */
const squeeze = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '')

const icon = (): string => markMarkup(40).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" style="color:#0b4a50" ')

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const

export type Assets = { readonly css: string, readonly script: string, readonly embed: string }
type Asset = { readonly path: string, readonly type: string, readonly plain: Buffer, readonly gzip: Buffer, readonly br: Buffer }
