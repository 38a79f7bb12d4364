import { bootstrap } from './lib/bootstrap.mjs'

bootstrap('knowledge')
