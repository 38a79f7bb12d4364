import { bootstrap } from './lib/bootstrap.mjs'

bootstrap('docs')
